package dev.threadspool.ingress.exchange;

import dev.threadspool.ingress.publish.Asked;

/** Where a thread is to be found over HTTP. */
public final class ThreadPath {

  private ThreadPath() {}

  /** The value of {@code Location}. */
  public static String of(Asked asked) {
    return "/api/v1/projects/%s/aiAgents/%s/threads/%s"
        .formatted(asked.projectUuid(), asked.agentUuid(), asked.threadUuid());
  }
}
