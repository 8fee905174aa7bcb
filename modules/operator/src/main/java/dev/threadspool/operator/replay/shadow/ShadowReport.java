package dev.threadspool.operator.replay.shadow;

import dev.threadspool.operator.console.Console;
import dev.threadspool.operator.console.Printable;
import dev.threadspool.operator.replay.CommandSource;
import dev.threadspool.store.replay.ContentDifference;
import dev.threadspool.store.replay.OutcomeDifference;
import dev.threadspool.store.replay.OutcomeGroup;
import dev.threadspool.store.replay.ShadowComparison;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells what would differ and why: each difference up to a limit a kind, then all in groups. */
final class ShadowReport {

  private static final int LONGEST = 120;

  private final CommandSource source;
  private final int limit;
  private final Console run;

  /** A kind of item and its field; as many as the contract has. */
  private final Map<String, Long> contents = new TreeMap<>();

  private long threads;
  private long listed;
  private @Nullable UUID thread;

  ShadowReport(CommandSource source, int limit, Console run) {
    this.source = source;
    this.limit = limit;
    this.run = run;
  }

  /** How many there are. */
  long print(ShadowComparison comparison) {
    for (OutcomeDifference.Kind kind : OutcomeDifference.Kind.values()) {
      comparison.outcomes(kind, limit).forEach(this::print);
    }
    comparison.contents(this::take);
    Map<String, Long> counts = new LinkedHashMap<>();
    for (OutcomeDifference.Kind kind : OutcomeDifference.Kind.values()) {
      counts.put(member(kind), 0L);
    }
    for (OutcomeGroup group : comparison.groups()) {
      counts.merge(member(group.kind()), group.count(), Long::sum);
      group("%s, would be %s".formatted(group.live(), group.shadow()), group.count());
    }
    contents.forEach((what, count) -> group(what + " differs", count));
    run.summary().set("compared", comparison.compared());
    counts.forEach((member, count) -> run.summary().set(member, count));
    run.summary().set("otherContent", threads);
    return threads + counts.values().stream().mapToLong(Long::longValue).sum();
  }

  private void print(OutcomeDifference difference) {
    String place = source.place(difference.origin());
    String thread = difference.threadUuid() == null ? "-" : difference.threadUuid().toString();
    OutcomeDifference.Told live = difference.live();
    OutcomeDifference.Told shadow = difference.shadow();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("difference", label(difference.kind()));
    json.put("command", place);
    json.put("thread", thread);
    json.put("live", live.brief());
    json.put("liveMessage", live.message());
    json.put("shadow", shadow.brief());
    json.put("shadowMessage", shadow.message());
    run.item(
        "%-13s %s  thread %s: %s, would be %s"
            .formatted(label(difference.kind()), place, thread, text(live), text(shadow)),
        json);
  }

  private static String text(OutcomeDifference.Told told) {
    String brief = Printable.line(told.brief());
    return told.message().isEmpty() ? brief : "%s (%s)".formatted(brief, shortened(told.message()));
  }

  private void take(ContentDifference difference) {
    run.checkpoint();
    if (!difference.threadUuid().equals(thread)) {
      thread = difference.threadUuid();
      threads++;
    }
    for (ItemFields.Changed changed : ItemFields.of(difference)) {
      contents.merge(difference.what() + " " + changed.field(), 1L, Long::sum);
      if (listed < limit) {
        listed++;
        print(difference, changed);
      }
    }
  }

  private void print(ContentDifference difference, ItemFields.Changed changed) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("difference", "other-content");
    json.put("thread", difference.threadUuid().toString());
    json.put("what", difference.what());
    if (difference.ordinal() >= 0) {
      json.put("item", difference.ordinal());
    }
    json.put("field", changed.field());
    json.put("live", changed.live() == null ? "" : changed.live());
    json.put("shadow", changed.shadow() == null ? "" : changed.shadow());
    run.item(
        "%-13s thread %s  %s%s %s: %s, would be %s"
            .formatted(
                "other-content",
                difference.threadUuid(),
                difference.what(),
                difference.ordinal() < 0 ? "" : " " + difference.ordinal(),
                Printable.line(changed.field()),
                quoted(changed.live()),
                quoted(changed.shadow())),
        json);
  }

  private static String quoted(@Nullable String value) {
    return value == null ? "nothing" : '"' + shortened(value) + '"';
  }

  private static String shortened(String text) {
    return Printable.line(text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…");
  }

  private void group(String what, long count) {
    run.item(
        "%,8d × %s".formatted(count, Printable.line(what)), Map.of("group", what, "count", count));
  }

  private static String label(OutcomeDifference.Kind kind) {
    return switch (kind) {
      case ONLY_LIVE -> "only-live";
      case ONLY_SHADOW -> "only-shadow";
      case OTHER_REASON -> "other-reason";
    };
  }

  private static String member(OutcomeDifference.Kind kind) {
    return switch (kind) {
      case ONLY_LIVE -> "onlyLive";
      case ONLY_SHADOW -> "onlyShadow";
      case OTHER_REASON -> "otherReason";
    };
  }
}
