package dev.threadspool.operator.demo;

import dev.threadspool.contract.json.ResolvedItemJson;
import dev.threadspool.contract.model.ContextKind;
import dev.threadspool.contract.model.StoredThread;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What must have come of it; each is looked at, whatever became of the others. */
final class Expectations {

  /** One of them, and what was found instead where it is not met. */
  record Expectation(String text, boolean met, String found) {}

  private final List<Expectation> all = new ArrayList<>();
  private final Asked asked;
  private final StoredRows stored;
  private final Announced announced;

  private Expectations(Asked asked, StoredRows stored, Announced announced) {
    this.asked = asked;
    this.stored = stored;
    this.announced = announced;
  }

  static List<Expectation> check(
      Asked asked, boolean drained, StoredRows stored, Announced announced) {
    var expectations = new Expectations(asked, stored, announced);
    expectations.expect("the worker is through with every record", true, drained);
    expectations.ofAnswers();
    expectations.ofRows();
    expectations.ofEvents();
    expectations.ofWhatCameToNothing();
    return expectations.all;
  }

  private void ofAnswers() {
    expect(
        "three requests are answered 200",
        List.of(200, 200, 200),
        List.of(asked.chart().status(), asked.dashboard().status(), asked.pullRequest().status()));
    expect(
        "the repeated request gets the same answer",
        asked.chart().body(),
        asked.chartAgain().body());
  }

  private void ofRows() {
    expect(
        "exactly these four threads are stored",
        sorted(asked.threadUuids()),
        sorted(stored.threads().stream().map(StoredRows.ThreadRow::threadUuid).toList()));
    expect(
        "the chart was resolved, its overrides kept",
        true,
        stored.itemsOf(asked.chart().threadUuid()).stream()
            .anyMatch(
                item ->
                    item.item().contains("\"displayName\":\"Revenue by month\"")
                        && item.item().contains("\"granularity\":\"Month\"")
                        && item.item().contains("\"values\":[\"DE\",\"FR\"]")));
    expect(
        "the service's thread has all nine kinds, in its order",
        Arrays.stream(ContextKind.values()).map(ContextKind::contractName).toList(),
        stored.itemsOf(asked.command().threadUuid().toString()).stream()
            .map(StoredRows.ItemRow::kind)
            .toList());
  }

  private void ofEvents() {
    expect(
        "each thread is announced once, also those asked for twice",
        sorted(asked.threadUuids()),
        sorted(
            announced.created().stream()
                .map(event -> event.content().threadUuid().toString())
                .toList()));
    expect(
        "every event carries what is stored",
        stored.threads().stream().map(row -> itemsStored(row.threadUuid())).sorted().toList(),
        announced.created().stream().map(event -> itemsTold(event.content())).sorted().toList());
  }

  private void ofWhatCameToNothing() {
    expect("the private chart is refused", 403, asked.refused().status());
    expect(
        "one rejection is stored",
        List.of(asked.refused().errorName()),
        stored.rejections().stream().map(StoredRows.RejectionRow::errorName).toList());
    expect(
        "the same rejection is announced",
        stored.rejections().stream().map(StoredRows.RejectionRow::threadUuid).toList(),
        announced.rejected().stream()
            .map(event -> event.content().threadUuid().toString())
            .toList());
    expect(
        "the poison record is a dead letter, byte for byte",
        List.of(
            "%d/%d this is no Avro".formatted(asked.poison().partition(), asked.poison().offset())),
        announced.deadLetters().stream()
            .map(Announced.Event::content)
            .map(
                letter ->
                    "%d/%d %s"
                        .formatted(
                            letter.originalPartition(),
                            letter.originalOffset(),
                            new String(letter.value(), StandardCharsets.UTF_8)))
            .toList());
  }

  private String itemsStored(String threadUuid) {
    return threadUuid + stored.itemsOf(threadUuid).stream().map(StoredRows.ItemRow::item).toList();
  }

  private static String itemsTold(StoredThread thread) {
    return thread.threadUuid()
        + thread.context().stream().map(ResolvedItemJson::write).toList().toString();
  }

  private static List<String> sorted(List<String> uuids) {
    return uuids.stream().sorted().toList();
  }

  private void expect(String text, Object wanted, Object found) {
    all.add(
        new Expectation(
            text, wanted.equals(found), "wanted %s, found %s".formatted(wanted, found)));
  }
}
