package dev.threadspool.ingress.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** Whether anything was published since; what a test means to publish begins with "taken". */
public final class Untouched {

  private final Answerer answerer;
  private final int before;

  public Untouched(Shared shared) {
    this.answerer = shared.world().answerer();
    this.before = answerer.received().size();
  }

  /** The last of all that a class asserts. */
  public void assertNothingElseWasPublished() {
    List<Answerer.Received> received = answerer.received();
    assertThat(received.subList(before, received.size()))
        .allSatisfy(each -> assertThat(each.command().prompt()).startsWith("taken"));
  }
}
