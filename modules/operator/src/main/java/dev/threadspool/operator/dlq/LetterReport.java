package dev.threadspool.operator.dlq;

import dev.threadspool.contract.headers.DeadLetterFacts;
import dev.threadspool.operator.console.Console;
import dev.threadspool.operator.console.Printable;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** A line a dead letter. */
final class LetterReport {

  private final Console run;

  LetterReport(Console run) {
    this.run = run;
  }

  /**
   * @param content in a line; null where it was not read
   */
  void listed(Letter letter, @Nullable String content) {
    Map<String, Object> json = json(letter);
    if (content != null) {
      json.put("content", content);
    }
    run.item(
        "%s  %s%s".formatted(text(letter), cause(letter), content == null ? "" : "; " + content),
        json);
  }

  /**
   * @param to where it was published; null where nothing was
   */
  void done(String what, Letter letter, @Nullable RecordMetadata to) {
    Map<String, Object> json = json(letter);
    json.put("done", what);
    String place = "";
    if (to != null) {
      place = " -> %s-%d@%d".formatted(to.topic(), to.partition(), to.offset());
      json.put("to", placeJson(to.topic(), to.partition(), to.offset()));
    }
    run.item("%-10s %s%s".formatted(what, text(letter), place), json);
  }

  void wouldBe(String what, Letter letter) {
    Map<String, Object> json = json(letter);
    json.put("wouldBe", what);
    run.item("would be %s: %s".formatted(what, text(letter)), json);
  }

  void refused(Letter letter, String why) {
    Map<String, Object> json = json(letter);
    json.put("refused", why);
    run.item("%-10s %s: %s".formatted("refused", text(letter), why), json);
  }

  private static String text(Letter letter) {
    DeadLetterFacts facts = letter.facts();
    return "%-10s %-24s %-8s of %s  key %s%s"
        .formatted(
            letter.place(),
            letter.failedAt(),
            letter.state().label(),
            facts == null
                ? "nobody knows which record"
                : "%s-%d@%d"
                    .formatted(Printable.line(facts.topic()), facts.partition(), facts.offset()),
            letter.key() == null ? "-" : Printable.line(letter.key()),
            letter.redrives() == 0 ? "" : "  sent again %s".formatted(times(letter.redrives())));
  }

  static String times(int redrives) {
    return redrives == Integer.MAX_VALUE ? "nobody knows how often" : redrives + " times";
  }

  /** The exception without its package, and its message. */
  private static String cause(Letter letter) {
    DeadLetterFacts facts = letter.facts();
    return facts == null
        ? "no cause is said"
        : Printable.line(facts.exception().replaceFirst(".*\\.", "") + ": " + facts.message());
  }

  static Map<String, Object> json(Letter letter) {
    DeadLetterFacts facts = letter.facts();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("deadLetter", letter.place().toString());
    json.put("state", letter.state().label());
    json.put("failedAt", letter.failedAt().toString());
    if (letter.key() != null) {
      json.put("key", letter.key());
    }
    json.put("redrives", letter.redrives());
    json.put("bytes", letter.bytes());
    if (facts != null) {
      json.put("of", placeJson(facts.topic(), facts.partition(), facts.offset()));
      json.put("exception", facts.exception());
      json.put("message", facts.message());
    }
    return json;
  }

  private static Map<String, Object> placeJson(String topic, int partition, long offset) {
    Map<String, Object> place = new LinkedHashMap<>();
    place.put("topic", topic);
    place.put("partition", partition);
    place.put("offset", offset);
    return place;
  }
}
