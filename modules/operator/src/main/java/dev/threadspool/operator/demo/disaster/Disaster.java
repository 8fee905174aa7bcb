package dev.threadspool.operator.demo.disaster;

import dev.threadspool.local.sample.SampleLightdash;
import dev.threadspool.operator.ExitCode;
import dev.threadspool.operator.console.Console;
import dev.threadspool.operator.demo.Bodies;
import dev.threadspool.operator.demo.HttpAnswer;
import dev.threadspool.operator.demo.HttpCaller;
import dev.threadspool.operator.load.Announcing;
import dev.threadspool.operator.load.ManyCommands;
import dev.threadspool.operator.parts.Parts;
import dev.threadspool.operator.parts.Running;
import java.util.Map;
import java.util.stream.Collectors;

/** Threads are made, their database is lost, and everything is as before. */
final class Disaster {

  private final Parts parts;
  private final Running running;
  private final Rescue rescue;
  private final Story story;
  private final Console run;
  private final Database database;

  Disaster(Parts parts, Running running, Rescue rescue, Story story, Console run) {
    this.parts = parts;
    this.running = running;
    this.rescue = rescue;
    this.story = story;
    this.run = run;
    this.database = new Database(running);
  }

  /**
   * @param threads how many are made
   * @return of {@link ExitCode}: of the restore or the audit where one of them is not well
   */
  int play(int threads) throws Exception {
    Map<String, Database.Content> before = make(threads);
    lose();
    int restored = restore();
    if (restored != ExitCode.OK) {
      return restored;
    }
    boolean same = compare(before);
    int audited = audit();
    if (audited != ExitCode.OK) {
      return audited;
    }
    return same & goOn(threads) ? ExitCode.OK : ExitCode.FINDINGS;
  }

  private Map<String, Database.Content> make(int threads) throws Exception {
    story.chapter("Making %,d threads".formatted(threads));
    double published =
        story.step("published", () -> new ManyCommands(running.settings(), run).publish(threads));
    double announced =
        story.step("decided and announced", () -> Announcing.await(running.settings(), run));
    run.summary().set("makeSeconds", published + announced);
    Map<String, Database.Content> contents = database.contents();
    tell("rows", contents);
    run.summary().set("threads", rows(contents, "thread"));
    return contents;
  }

  private void lose() throws Exception {
    story.chapter("Losing the database");
    story.step(
        "worker stopped",
        () -> {
          parts.stopWorker();
          return true;
        });
    story.step("dropped; another one, empty", database::lose);
  }

  private int restore() throws Exception {
    story.chapter("threadspool restore");
    int[] code = new int[1];
    double took = story.step("restored", () -> code[0] = rescue.restore());
    run.summary().set("restoreSeconds", took);
    return code[0];
  }

  private boolean compare(Map<String, Database.Content> before) {
    Map<String, Database.Content> after = database.contents();
    boolean same = after.equals(before);
    tell(same ? "the same rows, in every column" : "OTHER ROWS", after);
    run.summary().set("sameRows", same);
    return same;
  }

  private int audit() throws Exception {
    story.chapter("threadspool audit");
    int[] code = new int[1];
    double took = story.step("audited", () -> code[0] = rescue.audit());
    run.summary().set("auditSeconds", took).set("auditClean", code[0] == ExitCode.OK);
    return code[0];
  }

  /** The ingress was there all the time; its connections to the database were not. */
  private boolean goOn(int threads) throws Exception {
    story.chapter("Going on");
    story.step(
        "worker started",
        () -> {
          parts.startWorker();
          return true;
        });
    HttpAnswer answer;
    try (HttpCaller http = new HttpCaller(running.ingressUrl())) {
      answer = http.ask(SampleLightdash.ADMIN_TOKEN, Bodies.dashboard(), null);
    }
    long stored = rows(database.contents(), "thread");
    boolean made = answer.status() == 200 && stored == threads + 1L;
    story.fact(
        "one more over HTTP: %d in %d ms, thread %s; %,d are stored"
            .formatted(answer.status(), answer.took().toMillis(), answer.threadUuid(), stored),
        Map.of("oneMore", answer.threadUuid(), "status", answer.status(), "stored", stored));
    run.summary().set("oneMoreMade", made);
    return made;
  }

  private void tell(String what, Map<String, Database.Content> contents) {
    story.fact(
        what
            + contents.entrySet().stream()
                .map(table -> "%s %,d".formatted(table.getKey(), table.getValue().rows()))
                .collect(Collectors.joining(", ", ": ", "")),
        contents.keySet().stream()
            .collect(Collectors.toMap(table -> table, table -> rows(contents, table))));
  }

  private static long rows(Map<String, Database.Content> contents, String table) {
    Database.Content content = contents.get(table);
    return content == null ? 0 : content.rows();
  }
}
