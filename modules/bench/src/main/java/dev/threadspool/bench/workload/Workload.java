package dev.threadspool.bench.workload;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.threadspool.bench.making.ThreadMaker;
import dev.threadspool.bench.site.Arena;
import dev.threadspool.contract.codec.CommandCodec;
import dev.threadspool.contract.codec.CreatedCodec;
import dev.threadspool.contract.codec.ReplyCodec;
import dev.threadspool.contract.headers.CloudEvents;
import dev.threadspool.contract.model.Origin;
import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.contract.wire.AvroWire;
import dev.threadspool.store.ThreadStore;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jdbi.v3.core.Handle;

/**
 * The same jobs for all contenders, made once before anything is measured: commands, the threads
 * that have to come of them, and those as rows, events and replies, for whoever is to do nothing
 * but move bytes.
 */
public final class Workload {

  private static final int AT_ONCE = 1_000;

  private final Bodies bodies;
  private final List<Job> jobs;
  private final Map<UUID, Job> byThread = new HashMap<>();

  private Workload(Bodies bodies, List<Job> jobs) {
    this.bodies = bodies;
    this.jobs = List.copyOf(jobs);
    jobs.forEach(job -> byThread.put(job.command().threadUuid(), job));
  }

  /**
   * @param reference where the rows are made, once; no contender works there
   * @param items that each thread has
   * @param progress is told how many there are
   */
  public static Workload make(Arena reference, int items, int count, LongConsumer progress) {
    return make(
        reference,
        Bodies.of(items, Lightdash.CHARTS),
        UuidCreator::getTimeOrderedEpoch,
        count,
        progress);
  }

  /**
   * The same with bodies and ids of the caller's choice.
   *
   * @param ids of threads
   */
  public static Workload make(
      Arena reference, Bodies bodies, Supplier<UUID> ids, int count, LongConsumer progress) {
    Commands commands = new Commands(bodies, ids);
    ThreadStore store = new ThreadStore(reference.database());
    List<Job> jobs = new ArrayList<>(count);
    reference.reset();
    try (ThreadMaker maker = new ThreadMaker(reference, 1);
        AvroWire wire = new AvroWire(reference.registry())) {
      for (int begin = 0; begin < count; begin += AT_ONCE) {
        List<ThreadCommand> asked =
            IntStream.range(begin, Math.min(count, begin + AT_ONCE))
                .mapToObj(commands::command)
                .toList();
        jobs.addAll(jobs(reference, store, wire, asked, threads(maker, asked)));
        progress.accept(jobs.size());
      }
    }
    return new Workload(bodies, jobs);
  }

  /** What is asked for, job by job. */
  public Bodies bodies() {
    return bodies;
  }

  /** The first so many. */
  public List<Job> first(int count) {
    return jobs.subList(0, count);
  }

  public int size() {
    return jobs.size();
  }

  /** Whose thread that is. */
  public Job of(UUID threadUuid) {
    return Objects.requireNonNull(byThread.get(threadUuid), "a thread that nobody asked for");
  }

  private static List<StoredThread> threads(ThreadMaker maker, List<ThreadCommand> asked) {
    UUID topic = UUID.randomUUID();
    return maker.make(
        asked, IntStream.range(0, asked.size()).mapToObj(n -> new Origin(topic, 0, n)).toList());
  }

  private static List<Job> jobs(
      Arena reference,
      ThreadStore store,
      AvroWire wire,
      List<ThreadCommand> asked,
      List<StoredThread> threads) {
    store.decide(transaction -> transaction.insertThreads(threads));
    Map<UUID, Rows> rows =
        reference.jdbi().withHandle(handle -> rows(handle, threads.getFirst().context().size()));
    reference.jdbi().useHandle(handle -> handle.execute("TRUNCATE thread CASCADE"));
    List<Job> jobs = new ArrayList<>(asked.size());
    for (int i = 0; i < asked.size(); i++) {
      ThreadCommand command = asked.get(i);
      StoredThread thread = threads.get(i);
      jobs.add(
          new Job(
              command,
              command.threadUuid().toString().getBytes(StandardCharsets.US_ASCII),
              bytes(command.threadUuid()),
              wire.encode(reference.topics().create(), CommandCodec.toAvro(command)),
              thread,
              wire.encode(reference.topics().created(), CreatedCodec.toAvro(thread)),
              headers(thread),
              wire.encode(
                  reference.topics().createReply(), ReplyCodec.toAvro(command.commandId(), thread)),
              Objects.requireNonNull(rows.get(command.threadUuid()))));
    }
    return jobs;
  }

  private static Map<UUID, Rows> rows(Handle handle, int items) {
    List<UUID> threads =
        handle
            .createQuery("SELECT thread_uuid FROM thread ORDER BY thread_uuid")
            .mapTo(UUID.class)
            .list();
    List<byte[]> thread = CopiedOut.rows(handle, "SELECT * FROM thread ORDER BY thread_uuid");
    List<byte[]> prompt = CopiedOut.rows(handle, "SELECT * FROM prompt ORDER BY thread_uuid");
    List<byte[]> context =
        CopiedOut.rows(
            handle,
            "SELECT c.* FROM prompt_context c JOIN prompt p USING (prompt_uuid) ORDER BY p.thread_uuid, ordinal");
    Map<UUID, Rows> rows = new HashMap<>();
    for (int i = 0; i < threads.size(); i++) {
      rows.put(
          threads.get(i),
          new Rows(
              thread.get(i), prompt.get(i), joined(context.subList(i * items, (i + 1) * items))));
    }
    return rows;
  }

  private static Headers headers(StoredThread thread) {
    Headers headers = new RecordHeaders();
    CloudEvents.created(thread).writeTo(headers);
    return headers;
  }

  private static byte[] bytes(UUID uuid) {
    return ByteBuffer.allocate(16)
        .putLong(uuid.getMostSignificantBits())
        .putLong(uuid.getLeastSignificantBits())
        .array();
  }

  private static byte[] joined(List<byte[]> parts) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    parts.forEach(joined::writeBytes);
    return joined.toByteArray();
  }
}
