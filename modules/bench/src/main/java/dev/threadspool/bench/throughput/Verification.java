package dev.threadspool.bench.throughput;

import dev.threadspool.bench.site.Arena;
import dev.threadspool.bench.workload.Job;
import dev.threadspool.contract.avro.ThreadCreateReply;
import dev.threadspool.contract.avro.ThreadCreated;
import dev.threadspool.contract.codec.CreatedCodec;
import dev.threadspool.contract.headers.ReplyHeaders;
import dev.threadspool.contract.model.Origin;
import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.contract.wire.AvroWire;
import dev.threadspool.store.ThreadStore;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Whether a contender has done the whole job: every command's thread is stored with all that
 * belongs to it and nothing else is, it is announced once, with what was asked, and answered once.
 * When and by which record a thread was made may differ; all else has to be equal.
 */
public final class Verification {

  private static final Instant ANY_TIME = Instant.EPOCH;

  private final Arena arena;
  private final List<Job> jobs;
  private final AvroWire wire;

  private Verification(Arena arena, List<Job> jobs, AvroWire wire) {
    this.arena = arena;
    this.jobs = jobs;
    this.wire = wire;
  }

  /**
   * @param before so many threads were stored
   * @param begins of the topics of events and replies, before the run
   * @param ends the same, after it
   * @throws WorkUndoneException where anything is missing, doubled or different
   */
  static void check(
      Arena arena,
      List<Job> jobs,
      long before,
      Map<TopicPartition, Long> begins,
      Map<TopicPartition, Long> ends) {
    try (AvroWire wire = new AvroWire(arena.registry())) {
      Verification verification = new Verification(arena, jobs, wire);
      verification.rows(before);
      verification.events(Messages.between(arena, arena.topics().created(), begins, ends));
      verification.replies(Messages.between(arena, arena.topics().createReply(), begins, ends));
    }
  }

  /**
   * The rows alone, where nothing is announced.
   *
   * @throws WorkUndoneException where anything is missing, doubled or different
   */
  public static void checkRows(Arena arena, List<Job> jobs) {
    try (AvroWire wire = new AvroWire(arena.registry())) {
      new Verification(arena, jobs, wire).rows(0);
    }
  }

  private void rows(long before) {
    long stored =
        arena
            .jdbi()
            .withHandle(
                handle ->
                    handle.createQuery("SELECT count(*) FROM thread").mapTo(long.class).one());
    long wanted = before + jobs.size();
    require(stored == wanted, "%d threads are stored, not %d", stored, wanted);
    Map<UUID, StoredThread> threads =
        new ThreadStore(arena.database())
            .threads(jobs.stream().map(job -> job.command().threadUuid()).toList());
    for (Job job : jobs) {
      StoredThread thread = threads.get(job.command().threadUuid());
      require(
          thread != null && same(job.thread(), thread),
          "stored is %s instead of %s",
          thread,
          job.thread());
    }
  }

  private void events(List<ConsumerRecord<byte[], byte[]>> events) {
    Map<UUID, StoredThread> told = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> event : events) {
      StoredThread thread =
          CreatedCodec.fromAvro(wire.decode(event.topic(), event.value(), ThreadCreated.class));
      require(
          told.put(thread.threadUuid(), thread) == null, "%s is told twice", thread.threadUuid());
      require(event.headers().lastHeader("ce_id") != null, "an event has no ce_id");
    }
    require(told.size() == jobs.size(), "%d events, not %d", told.size(), jobs.size());
    for (Job job : jobs) {
      StoredThread thread = told.get(job.command().threadUuid());
      require(
          thread != null && same(job.thread(), thread),
          "told is %s instead of %s",
          thread,
          job.thread());
    }
  }

  private void replies(List<ConsumerRecord<byte[], byte[]>> replies) {
    require(replies.size() == jobs.size(), "%d replies, not %d", replies.size(), jobs.size());
    Map<String, ConsumerRecord<byte[], byte[]>> byKey = new HashMap<>();
    replies.forEach(reply -> byKey.put(new String(reply.key(), StandardCharsets.US_ASCII), reply));
    for (Job job : jobs) {
      ConsumerRecord<byte[], byte[]> reply = byKey.get(job.command().threadUuid().toString());
      require(reply != null && answers(reply, job), "no reply to %s", job.command());
    }
  }

  private boolean answers(ConsumerRecord<byte[], byte[]> reply, Job job) {
    ThreadCreateReply answer = wire.decode(reply.topic(), reply.value(), ThreadCreateReply.class);
    return Arrays.equals(ReplyHeaders.correlationId(reply.headers()), job.correlationId())
        && answer.getCommandId().equals(job.command().commandId())
        && answer.getThread() != null
        && answer.getThread().getUuid().equals(job.command().threadUuid())
        && answer.getThread().getFirstMessage().getMessage().equals(job.command().prompt());
  }

  private static boolean same(StoredThread expected, StoredThread actual) {
    return timeless(expected).equals(timeless(actual));
  }

  private static StoredThread timeless(StoredThread thread) {
    return new StoredThread(
        thread.threadUuid(),
        thread.promptUuid(),
        thread.organizationUuid(),
        thread.projectUuid(),
        thread.agentUuid(),
        thread.actor(),
        thread.actorName(),
        thread.createdFrom(),
        thread.title(),
        thread.titleGeneratedAt(),
        ANY_TIME,
        thread.commandId(),
        thread.issuedAt(),
        new Origin(NOWHERE, 0, 0),
        thread.contentHash(),
        thread.prompt(),
        thread.modelConfig(),
        thread.context());
  }

  private static final UUID NOWHERE = new UUID(0, 0);

  private static void require(boolean holds, String otherwise, @Nullable Object... arguments) {
    if (!holds) {
      throw new WorkUndoneException(otherwise.formatted(arguments));
    }
  }
}
