package dev.threadspool.operator.replay;

import dev.threadspool.contract.model.Origin;
import dev.threadspool.operator.console.Console;
import dev.threadspool.store.replay.Missing;
import dev.threadspool.store.replay.MissingCommands;
import dev.threadspool.store.replay.Verdict;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells of commands that have no row: each one up to a limit, all of them in numbers. */
final class LiveReport {

  private static final int AT_A_TIME = 500;

  private final CommandSource source;
  private final int limit;
  private final Console run;
  private final Map<String, Integer> listed = new HashMap<>();

  LiveReport(CommandSource source, int limit, Console run) {
    this.source = source;
    this.limit = limit;
    this.run = run;
  }

  void count(Map<Verdict, Long> counts) {
    for (Verdict verdict : Verdict.values()) {
      run.summary().set(member(verdict), counts.getOrDefault(verdict, 0L));
    }
  }

  /** Those of a verdict, read page by page. */
  void list(MissingCommands missing, Verdict verdict) {
    @Nullable Missing last = null;
    int left = limit;
    while (left > 0) {
      List<Missing> page = missing.page(verdict, last, Math.min(left, AT_A_TIME));
      if (page.isEmpty()) {
        return;
      }
      page.forEach(each -> print(each, label(verdict), sentence(verdict)));
      last = page.getLast();
      left -= page.size();
    }
  }

  /**
   * What became of missing ones.
   *
   * @param refused those of them that were too large to be published
   */
  void published(List<Missing> page, Set<Origin> refused) {
    for (Missing each : page) {
      if (refused.contains(each.origin())) {
        print(
            each,
            "refused",
            "it is larger than its topic takes, or than max.request.size (--kafka-config)");
      } else {
        print(each, "published", sentence(each.verdict()));
      }
    }
  }

  /** As long as no more than the limit are listed under its label. */
  private void print(Missing each, String label, String sentence) {
    if (listed.merge(label, 1, Integer::sum) > limit) {
      return;
    }
    String place = source.place(each.origin());
    String thread = each.threadUuid() == null ? "-" : each.threadUuid().toString();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("replay", label);
    json.put("command", place);
    json.put("thread", thread);
    json.put("detail", sentence);
    run.item("%-10s %s  thread %s: %s".formatted(label, place, thread, sentence), json);
  }

  static String label(Verdict verdict) {
    return switch (verdict) {
      case MISSING -> "missing";
      case UNDER_WAY -> "under-way";
      case NOT_STORED -> "not-stored";
      case REMOVED -> "removed";
      case TOO_OLD -> "too-old";
    };
  }

  private static String member(Verdict verdict) {
    return switch (verdict) {
      case MISSING -> "missing";
      case UNDER_WAY -> "underWay";
      case NOT_STORED -> "notStored";
      case REMOVED -> "removed";
      case TOO_OLD -> "tooOld";
    };
  }

  private static String sentence(Verdict verdict) {
    return switch (verdict) {
      case MISSING -> "nothing ever came of it";
      case UNDER_WAY -> "it waits for the workers already";
      case NOT_STORED ->
          "what came of it is announced, but not stored (audit --repair, or restore)";
      case REMOVED -> "its thread's event is deleted, so it is not made anew";
      case TOO_OLD -> "it may have been rejected, so long ago that nobody kept that";
    };
  }
}
