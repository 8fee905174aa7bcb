package dev.threadspool.acceptance.faults.check;

import dev.threadspool.acceptance.faults.check.evidence.DeadTold;
import dev.threadspool.acceptance.faults.check.evidence.Events;
import dev.threadspool.acceptance.faults.check.evidence.Logged;
import dev.threadspool.acceptance.faults.check.evidence.Place;
import dev.threadspool.acceptance.faults.check.evidence.RawRecord;
import dev.threadspool.acceptance.faults.check.evidence.RawRecord.RawHeader;
import dev.threadspool.acceptance.faults.check.evidence.Replied;
import dev.threadspool.acceptance.faults.check.evidence.Rows;
import dev.threadspool.acceptance.faults.check.evidence.Sample;
import dev.threadspool.acceptance.faults.check.evidence.Sample.Window;
import dev.threadspool.acceptance.faults.check.evidence.Seen;
import dev.threadspool.acceptance.faults.check.evidence.Stretch;
import dev.threadspool.acceptance.faults.check.evidence.Told;
import dev.threadspool.acceptance.faults.workload.Planned;
import dev.threadspool.acceptance.faults.workload.Publication;
import dev.threadspool.acceptance.faults.workload.Workload;
import dev.threadspool.contract.avro.ThreadCreateReply;
import dev.threadspool.contract.codec.ReplyCodec;
import dev.threadspool.contract.headers.CloudEvents;
import dev.threadspool.contract.model.ApiError;
import dev.threadspool.contract.model.Origin;
import dev.threadspool.contract.model.Rejection;
import dev.threadspool.contract.model.ResolvedItem;
import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.store.DeadLetter;
import dev.threadspool.store.PartitionKey;
import dev.threadspool.store.Progress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;

/**
 * Evidence made by hand, of one partition: whatever is published is done as it should be. All of it
 * can be corrupted before it is looked at.
 */
final class HandMade {

  static final UUID TOPIC_ID = new UUID(7, 7);
  static final PartitionKey PARTITION = new PartitionKey(TOPIC_ID, 0);
  static final ApiError FAILED = new ApiError("UnexpectedServerError", 500, "failed", null);

  private static final String TOPIC = "create";
  private static final TopicPartition TOPIC_PARTITION = new TopicPartition(TOPIC, 0);

  final List<Planned> plan = new ArrayList<>();
  final Map<Integer, Publication> ledger = new HashMap<>();
  final List<Logged> log = new ArrayList<>();
  final Map<Origin, RawRecord> sources = new HashMap<>();
  final List<Told<StoredThread>> created = new ArrayList<>();
  final List<Told<Rejection>> rejected = new ArrayList<>();
  final List<Told<DeadTold>> dead = new ArrayList<>();
  final List<Seen> seen = new ArrayList<>();
  final List<Replied> replies = new ArrayList<>();
  final Map<UUID, Origin> origins = new HashMap<>();
  final Map<UUID, StoredThread> threads = new HashMap<>();
  final List<Rows.PromptRow> prompts = new ArrayList<>();
  final List<Rows.ContextRow> context = new ArrayList<>();
  final List<Rejection> rejections = new ArrayList<>();
  final List<DeadLetter> deadLetters = new ArrayList<>();
  final Map<PartitionKey, Progress> progress = new HashMap<>();
  final List<Sample> samples = new ArrayList<>();
  final Map<PartitionKey, Long> committed = new HashMap<>();
  final Map<PartitionKey, Stretch> repeatable = new HashMap<>();
  long deadlocks;
  private int places;

  /** On the log, acknowledged. */
  Logged publish(Planned planned) {
    Logged logged = onTheLog(planned, true);
    ledger.put(
        planned.index(), new Publication.Acknowledged(TOPIC_PARTITION, logged.origin().offset()));
    return logged;
  }

  /** On the log, and nobody knows. */
  Logged publishUnknown(Planned planned) {
    ledger.put(planned.index(), new Publication.Unknown("timed out"));
    return onTheLog(planned, true);
  }

  /** On the log, and aborted. */
  Logged abort(Planned planned) {
    ledger.put(planned.index(), new Publication.Aborted());
    return onTheLog(planned, false);
  }

  private Logged onTheLog(Planned planned, boolean isCommitted) {
    plan.add(planned);
    return repeatOnTheLog(planned, isCommitted);
  }

  Logged repeatOnTheLog(Planned planned, boolean isCommitted) {
    String key = planned.threadUuid().toString();
    Origin origin = new Origin(TOPIC_ID, 0, log.size());
    Logged logged = new Logged(origin, TOPIC, key, planned.index(), isCommitted);
    log.add(logged);
    return logged;
  }

  /** The record makes its thread. */
  StoredThread store(Logged logged, ResolvedItem... items) {
    ThreadCommand command = plan.get(logged.index()).command();
    StoredThread thread = Ideal.thread(command, logged.origin(), List.of(items));
    origins.put(thread.threadUuid(), thread.origin());
    threads.put(thread.threadUuid(), thread);
    prompts.add(new Rows.PromptRow(thread.promptUuid(), thread.threadUuid()));
    for (int ordinal = 0; ordinal < items.length; ordinal++) {
      String kind = items[ordinal].kind().contractName();
      context.add(new Rows.ContextRow(thread.promptUuid(), ordinal, kind));
    }
    tell(thread, CloudEvents.created(thread).id());
    return thread;
  }

  void tell(StoredThread thread, String id) {
    Place place = place("created");
    created.add(new Told<>(place, id, thread.threadUuid().toString(), thread));
    seen.add(new Seen(place, id));
  }

  /** The record is rejected. */
  Rejection reject(Logged logged, String name, int status) {
    ThreadCommand command = plan.get(logged.index()).command();
    ApiError error = new ApiError(name, status, "no", null);
    Rejection rejection = Ideal.rejection(command, logged.origin(), error);
    rejections.add(rejection);
    tell(rejection, CloudEvents.rejected(rejection).id());
    return rejection;
  }

  void tell(Rejection rejection, String id) {
    Place place = place("rejected");
    rejected.add(new Told<>(place, id, rejection.threadUuid().toString(), rejection));
    seen.add(new Seen(place, id));
  }

  /** The record becomes a dead letter. */
  void bury(Logged logged) {
    RawRecord source =
        new RawRecord(bytes("key"), bytes("no Avro"), List.of(new RawHeader("own", bytes("1"))));
    sources.put(logged.origin(), source);
    DeadLetter row = new DeadLetter(logged.origin(), Ideal.NOW, "Unreadable", "why", "at");
    deadLetters.add(row);
    List<RawHeader> headers = new ArrayList<>(source.headers());
    headers.add(new RawHeader("kafka_dlt-exception-fqcn", bytes("Unreadable")));
    Place place = place("dlt");
    DeadTold told = new DeadTold(row, new RawRecord(source.key(), source.value(), headers));
    dead.add(new Told<>(place, null, "key", told));
    seen.add(new Seen(place, "dead:" + logged));
  }

  private Place place(String topic) {
    return new Place(topic, 0, places++);
  }

  /** Nobody ever told of it. */
  void untell(Place place) {
    created.removeIf(told -> told.place().equals(place));
    rejected.removeIf(told -> told.place().equals(place));
    dead.removeIf(told -> told.place().equals(place));
    seen.removeIf(one -> one.place().equals(place));
  }

  /** The event says something else than the row. */
  void changeEvent(StoredThread thread) {
    created.replaceAll(
        told ->
            told.content().threadUuid().equals(thread.threadUuid())
                ? new Told<>(told.place(), told.id(), told.key(), thread)
                : told);
  }

  void reply(Logged logged, StoredThread thread) {
    reply(logged, ReplyCodec.toAvro(plan.get(logged.index()).command().commandId(), thread));
  }

  void reply(Logged logged, ApiError error) {
    ThreadCommand command = plan.get(logged.index()).command();
    reply(logged, ReplyCodec.toAvro(command.commandId(), command.threadUuid(), error));
  }

  private void reply(Logged logged, ThreadCreateReply reply) {
    replies.add(new Replied(place("reply"), logged.index(), reply));
  }

  /** The group commits all of it in two steps, and each was seen. */
  void commit() {
    samples.clear();
    long end = log.getLast().origin().offset() + 1;
    sample(0, end / 2);
    sample(end / 2, end);
    progress.put(PARTITION, new Progress(end, end));
    committed.put(PARTITION, end);
  }

  void sample(long from, long to) {
    Set<Long> decided = new HashSet<>();
    origins.values().forEach(origin -> decided.add(origin.offset()));
    rejections.forEach(row -> decided.add(row.origin().offset()));
    deadLetters.forEach(row -> decided.add(row.origin().offset()));
    decided.removeIf(offset -> offset < from || offset >= to);
    samples.add(
        new Sample(
            Ideal.NOW,
            false,
            Map.of(PARTITION, to),
            Map.of(PARTITION, new Progress(to, from)),
            List.of(new Window(PARTITION, from, to, decided))));
  }

  Evidence evidence() {
    return new Evidence(
        new Workload(1, plan),
        ledger,
        log,
        sources,
        new Events(created, rejected, dead),
        seen,
        replies,
        new Rows(origins, threads, prompts, context, rejections, deadLetters, progress, deadlocks),
        samples,
        committed,
        repeatable);
  }

  static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }
}
