package dev.threadspool.operator.send;

import dev.threadspool.operator.ExitCode;
import dev.threadspool.operator.console.Console;
import dev.threadspool.operator.console.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Looks at everything before anything is sent. */
final class Sending {

  private final Console run;
  private final boolean keepGoing;
  private final boolean dryRun;

  /**
   * @param keepGoing also where some are bad
   */
  Sending(Console run, boolean keepGoing, boolean dryRun) {
    this.run = run;
    this.keepGoing = keepGoing;
    this.dryRun = dryRun;
    run.summary().set("entries", 0L).set("bad", 0L).set("sent", 0L).set("refused", 0L);
  }

  <T> int send(List<Entry> entries, Target<T> target) throws Exception {
    run.summary().set("entries", (long) entries.size());
    List<T> good = new ArrayList<>();
    for (Entry entry : entries) {
      run.checkpoint();
      try {
        good.add(target.prepare(entry));
      } catch (BadEntryException e) {
        run.summary().add("bad", 1);
        run.item(
            "%d: %s".formatted(entry.place(), e.getMessage()),
            Map.of("entry", entry.place(), "bad", String.valueOf(e.getMessage())));
      }
    }
    boolean refused = run.summary().get("bad") > 0;
    if (refused && !keepGoing) {
      run.note("nothing was sent; --keep-going sends the others");
      return ExitCode.FINDINGS;
    }
    if (!dryRun) {
      sendAll(good, target);
    }
    return refused || run.summary().get("refused") > 0 ? ExitCode.FINDINGS : ExitCode.OK;
  }

  private <T> void sendAll(List<T> good, Target<T> target) throws Exception {
    try (Progress progress = run.progress("sent", good.size())) {
      for (int from = 0; from < good.size(); from += target.atATime()) {
        run.checkpoint();
        List<T> some = good.subList(from, Math.min(from + target.atATime(), good.size()));
        target.send(some);
        progress.add(some.size());
      }
    }
  }
}
