package dev.threadspool.acceptance.overload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.threadspool.acceptance.faults.process.Launch;
import dev.threadspool.acceptance.faults.process.WorkerProcess;
import dev.threadspool.acceptance.faults.site.Site;
import dev.threadspool.contract.codec.CommandCodec;
import dev.threadspool.contract.limits.TextLimits;
import dev.threadspool.contract.model.Actor;
import dev.threadspool.contract.model.ContextItem;
import dev.threadspool.contract.model.PromptUuid;
import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.local.LocalStack;
import dev.threadspool.local.sample.SampleLightdash;
import dev.threadspool.worker.milestone.Milestone;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/**
 * A worker with a small heap, which ends at its first OutOfMemoryError, is given commands of less
 * than a kilobyte that become events of megabytes: more in one batch than its heap has.
 */
class LargeEventsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int HEAP_MIB = 112;
  private static final int PINNED = 10;
  private static final int COMMANDS = 80;
  private static final int FURTHER = 40;

  @Test
  void shouldDecideInPiecesWhatItCannotHoldAtOnce() {
    // Given: threads whose names are their prompts, and commands that pin all of them
    List<ThreadCommand> pinned =
        Stream.generate(() -> command("p".repeat(TextLimits.PROMPT_BYTES))).limit(PINNED).toList();
    ContextItem[] pins =
        pinned.stream()
            .map(thread -> new ContextItem.Thread(thread.threadUuid(), null))
            .toArray(ContextItem[]::new);
    try (Site site = Site.on(LocalStack.shared(), "large_events", 1);
        WorkerProcess worker =
            WorkerProcess.start(
                Launch.of("large-events-worker", site.workerProperties("large")).heap(HEAP_MIB))) {
      publish(site, pinned);
      worker.awaitStarted();
      awaitAnnounced(site, worker, PINNED);

      // When
      publish(site, pinning(COMMANDS, pins));

      // Then: all are told, each with the names of all that it pins
      awaitAnnounced(site, worker, PINNED + COMMANDS);
      assertThat(count(site, "SELECT count(*) FROM thread")).isEqualTo(PINNED + COMMANDS);
      assertThat(
              count(
                  site,
                  "SELECT count(*) FROM prompt_context WHERE octet_length(item) > "
                      + TextLimits.PROMPT_BYTES))
          .isEqualTo(PINNED * COMMANDS);

      // When
      int before = triesInVain(worker);
      publish(site, pinning(FURTHER, pins));

      // Then: it knows by now that few of them fit, and tries more only now and then
      awaitAnnounced(site, worker, PINNED + COMMANDS + FURTHER);
      assertThat(triesInVain(worker) - before).isLessThanOrEqualTo(FURTHER / 4);
    }
  }

  private static List<ThreadCommand> pinning(int commands, ContextItem... pins) {
    return Stream.generate(() -> command("What of these?", pins)).limit(commands).toList();
  }

  /** How many batches were resolved and not decided. */
  private static int triesInVain(WorkerProcess worker) {
    return worker.reached(Milestone.POLLED) - worker.reached(Milestone.DECIDED);
  }

  private static void awaitAnnounced(Site site, WorkerProcess worker, int records) {
    String announced = "SELECT COALESCE(sum(announced_next), 0) FROM intake_progress";
    await().atMost(PATIENCE).until(() -> !worker.isAlive() || count(site, announced) == records);
    assertThat(worker.isAlive()).isTrue();
  }

  private static long count(Site site, String query) {
    return site.storeRows().withHandle(handle -> handle.createQuery(query).mapTo(Long.class).one());
  }

  /** In as few requests as there can be, so that they are polled together. */
  private static void publish(Site site, List<ThreadCommand> commands) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            site.addresses().bootstrapServers(),
            "linger.ms",
            1_000,
            "batch.size",
            1_000_000);
    try (var producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (ThreadCommand command : commands) {
        var _ =
            producer.send(
                new ProducerRecord<>(
                    site.topics().create(),
                    command.threadUuid().toString().getBytes(StandardCharsets.UTF_8),
                    site.wire().encode(site.topics().create(), CommandCodec.toAvro(command))));
      }
      producer.flush();
    }
  }

  private static ThreadCommand command(String prompt, ContextItem... context) {
    UUID threadUuid = UUID.randomUUID();
    return new ThreadCommand(
        UUID.randomUUID(),
        threadUuid,
        PromptUuid.of(threadUuid),
        Instant.now().truncatedTo(ChronoUnit.MILLIS),
        SampleLightdash.ORGANIZATION,
        SampleLightdash.PROJECT,
        SampleLightdash.OPEN_AGENT,
        new Actor(Actor.Type.USER, SampleLightdash.ADMIN),
        "web_app",
        prompt,
        null,
        List.of(context));
  }
}
