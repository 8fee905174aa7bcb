package dev.threadspool.operator.tail;

import dev.threadspool.contract.model.Actor;
import dev.threadspool.contract.model.Rejection;
import dev.threadspool.contract.model.ResolvedItem;
import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.operator.console.Console;
import dev.threadspool.operator.console.Printable;
import dev.threadspool.operator.reading.Event;
import dev.threadspool.operator.reading.EventDecoder;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Each event as one line: when, what, which thread, and what a person would ask next. */
final class Lines {

  private static final int PROMPT = 60;

  private final EventDecoder decoder;
  private final FilterOptions filter;
  private final Console run;

  Lines(EventDecoder decoder, FilterOptions filter, Console run) {
    this.decoder = decoder;
    this.filter = filter;
    this.run = run;
    run.summary().set("created", 0L).set("rejected", 0L).set("erased", 0L).set("unreadable", 0L);
  }

  void print(ConsumerRecord<byte[], byte[]> record) {
    Event event = decoder.decode(record);
    if (!filter.fits(event)) {
      return;
    }
    Instant at = Instant.ofEpochMilli(record.timestamp());
    switch (event) {
      case Event.Created(StoredThread thread) -> created(at, thread);
      case Event.Rejected(Rejection rejection) -> rejected(at, rejection);
      case Event.Erased(var erased) -> line(at, "erased", erased.threadUuid(), "", Map.of());
      // The topic of erased threads tells the same.
      case Event.Gone _, Event.Dead _ -> {}
      case Event.Unreadable(String reason) -> unreadable(at, record, reason);
    }
  }

  private void created(Instant at, StoredThread thread) {
    Map<String, Object> json = place(thread.projectUuid(), thread.agentUuid(), thread.actor());
    json.put("actorName", thread.actorName());
    json.put("prompt", thread.prompt());
    json.put("items", thread.context().size());
    String items =
        thread.context().stream()
            .map(ResolvedItem::kind)
            .map(kind -> kind.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    line(
        at,
        "created",
        thread.threadUuid(),
        "agent %s  by %s  \"%s\"%s"
            .formatted(
                thread.agentUuid(),
                Printable.line(thread.actorName()),
                begin(thread.prompt()),
                items.isEmpty() ? "" : "  with " + items),
        json);
  }

  private void rejected(Instant at, Rejection rejection) {
    Map<String, Object> json =
        place(rejection.projectUuid(), rejection.agentUuid(), rejection.actor());
    json.put("statusCode", rejection.error().statusCode());
    json.put("error", rejection.error().name());
    json.put("message", rejection.error().message());
    line(
        at,
        "rejected",
        rejection.threadUuid(),
        "agent %s  %d %s: %s"
            .formatted(
                rejection.agentUuid(),
                rejection.error().statusCode(),
                rejection.error().name(),
                Printable.line(rejection.error().message())),
        json);
  }

  private void unreadable(Instant at, ConsumerRecord<byte[], byte[]> record, String reason) {
    run.summary().add("unreadable", 1);
    String place = "%s-%d@%d".formatted(record.topic(), record.partition(), record.offset());
    run.item(
        "%s  unreadable  %s: %s".formatted(at, place, Printable.line(reason)),
        Map.of("at", at.toString(), "event", "unreadable", "place", place, "reason", reason));
  }

  private void line(
      Instant at, String what, UUID threadUuid, String rest, Map<String, Object> more) {
    run.summary().add(what, 1);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("at", at.toString());
    json.put("event", what);
    json.put("thread", threadUuid.toString());
    json.putAll(more);
    run.item("%s  %-8s  %s  %s".formatted(at, what, threadUuid, rest).stripTrailing(), json);
  }

  private static Map<String, Object> place(UUID projectUuid, UUID agentUuid, Actor actor) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("project", projectUuid.toString());
    json.put("agent", agentUuid.toString());
    json.put("actorType", actor.type().name().toLowerCase(Locale.ROOT));
    json.put("actor", actor.uuid().toString());
    return json;
  }

  /** Of a prompt as much as fits on a line. */
  private static String begin(String prompt) {
    String line = Printable.line(prompt);
    int points = line.codePointCount(0, line.length());
    return points <= PROMPT ? line : line.substring(0, line.offsetByCodePoints(0, PROMPT)) + "...";
  }
}
