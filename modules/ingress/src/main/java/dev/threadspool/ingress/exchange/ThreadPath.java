package dev.threadspool.ingress.exchange;

import dev.threadspool.contract.model.ThreadCommand;

/** Where a thread is to be found over HTTP. */
public final class ThreadPath {

  private ThreadPath() {}

  /** The value of {@code Location}. */
  public static String of(ThreadCommand command) {
    return "/api/v1/projects/%s/aiAgents/%s/threads/%s"
        .formatted(command.projectUuid(), command.agentUuid(), command.threadUuid());
  }
}
