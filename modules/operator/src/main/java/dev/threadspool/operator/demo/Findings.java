package dev.threadspool.operator.demo;

import java.io.PrintWriter;

/** Prints what was found, for people. */
final class Findings {

  private final PrintWriter out;

  Findings(PrintWriter out) {
    this.out = out;
  }

  void heading(String text) {
    out.println();
    out.println(text);
    out.flush();
  }

  void rows(StoredRows stored) {
    heading("Stored in PostgreSQL");
    Table table = new Table();
    for (StoredRows.ThreadRow thread : stored.threads()) {
      table.row("thread", thread.threadUuid(), thread.actorName(), quoted(thread.prompt()));
      for (StoredRows.ItemRow item : stored.itemsOf(thread.threadUuid())) {
        ItemText.lines(item).forEach(line -> table.row("              " + line));
      }
    }
    for (StoredRows.RejectionRow rejection : stored.rejections()) {
      table.row(
          "rejection",
          rejection.threadUuid(),
          String.valueOf(rejection.statusCode()),
          rejection.errorName() + ": " + rejection.message());
    }
    for (StoredRows.DeadLetterRow letter : stored.deadLetters()) {
      table.row(
          "dead letter",
          "of %d/%d".formatted(letter.partition(), letter.offset()),
          "",
          letter.exception());
    }
    table.print(out);
  }

  void events(Announced announced) {
    heading("Announced in Kafka, read with read_committed");
    Table table = new Table();
    announced
        .created()
        .forEach(
            event ->
                table.row(
                    event.topic(),
                    place(event),
                    event.content().threadUuid().toString(),
                    "%d items, %s"
                        .formatted(
                            event.content().context().size(), quoted(event.content().prompt()))));
    announced
        .rejected()
        .forEach(
            event ->
                table.row(
                    event.topic(),
                    place(event),
                    event.content().threadUuid().toString(),
                    event.content().error().name() + ": " + event.content().error().message()));
    announced
        .deadLetters()
        .forEach(
            event ->
                table.row(
                    event.topic(),
                    place(event),
                    "of %d/%d"
                        .formatted(
                            event.content().originalPartition(), event.content().originalOffset()),
                    event.content().reason()));
    table.print(out);
  }

  /** True where all are met. */
  boolean expectations(Iterable<Expectations.Expectation> expectations) {
    heading("Expected");
    boolean allMet = true;
    for (Expectations.Expectation expectation : expectations) {
      allMet &= expectation.met();
      out.printf("  %-6s %s%n", expectation.met() ? "ok" : "FAILED", expectation.text());
      if (!expectation.met()) {
        out.printf("         %s%n", expectation.found());
      }
    }
    out.flush();
    return allMet;
  }

  private static String place(Announced.Event<?> event) {
    return "%d/%d".formatted(event.partition(), event.offset());
  }

  private static String quoted(String text) {
    return "“" + text + "”";
  }
}
