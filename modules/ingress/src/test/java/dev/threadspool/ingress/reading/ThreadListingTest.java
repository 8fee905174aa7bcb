package dev.threadspool.ingress.reading;

import static dev.threadspool.ingress.harness.Threads.thread;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.ingress.dependency.Dependencies;
import dev.threadspool.ingress.harness.Rows;
import dev.threadspool.ingress.harness.Shared;
import dev.threadspool.lightdash.Agent;
import dev.threadspool.local.sample.SampleLightdash;
import dev.threadspool.store.ThreadEntry;
import dev.threadspool.store.ThreadFilter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is held of a list while it is gone through. */
@ExtendWith(Shared.Extension.class)
class ThreadListingTest {

  private static final Agent AGENT =
      new Agent(
          SampleLightdash.OPEN_AGENT,
          SampleLightdash.PROJECT,
          SampleLightdash.ORGANIZATION,
          "Jaffle analyst",
          false,
          false,
          false);

  private final Rows rows;
  private final ThreadListing listing;

  ThreadListingTest(Shared shared) {
    this.rows = shared.world().rows();
    this.listing =
        new ThreadListing(
            rows.reader(),
            new Guard(new Dependencies(new SimpleMeterRegistry())),
            Map.of(AGENT.agentUuid(), AGENT),
            new ThreadFilter(
                AGENT.organizationUuid(),
                AGENT.projectUuid(),
                Set.of(AGENT.agentUuid()),
                null,
                null,
                null));
  }

  @ParameterizedTest
  @CsvSource({
    "false, 120, 1, 100",
    "false, 30, 100000, 10",
    "true, 30, 100000, 10",
    "true, 3, 1100000, 1"
  })
  void shouldHoldAHundredThreadsOrAMegabyteOfPromptsAtOnce(
      boolean page, int threads, int length, int held) {
    // Given
    String prompt = "x".repeat(length);
    rows.store(
        Stream.generate(() -> thread().asking(prompt, List.of()).make()).limit(threads).toList());

    // When all goes that was not read yet
    Iterator<ThreadEntry> entries = page ? listing.page(1, 100) : listing.all();
    rows.clear();

    // Then
    assertThat(entries).toIterable().hasSize(held);
  }
}
