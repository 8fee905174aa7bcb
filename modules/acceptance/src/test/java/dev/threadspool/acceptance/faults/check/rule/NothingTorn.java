package dev.threadspool.acceptance.faults.check.rule;

import dev.threadspool.acceptance.faults.check.evidence.Rows;
import dev.threadspool.acceptance.faults.check.evidence.Told;
import dev.threadspool.contract.model.PromptUuid;
import dev.threadspool.contract.model.StoredThread;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Every thread has its first prompt and no other, every prompt a thread, and context is numbered
 * from 0 without a gap, as many items and of the kinds that the event has.
 */
public final class NothingTorn implements Rule {

  @Override
  public void check(Case evidence, Findings findings) {
    Rows rows = evidence.evidence().rows();
    prompts(rows, findings);
    Map<UUID, SortedMap<Integer, String>> context = context(rows, findings);
    Set<UUID> compared = new HashSet<>();
    for (Told<StoredThread> told : evidence.evidence().events().created()) {
      StoredThread event = told.content();
      if (rows.origins().containsKey(event.threadUuid()) && compared.add(event.threadUuid())) {
        context(event, context.getOrDefault(event.promptUuid(), new TreeMap<>()), findings);
      }
    }
  }

  private static void prompts(Rows rows, Findings findings) {
    Set<UUID> missing = new HashSet<>(rows.origins().keySet());
    for (Rows.PromptRow prompt : rows.prompts()) {
      findings.looked();
      boolean first = prompt.promptUuid().equals(PromptUuid.of(prompt.threadUuid()));
      if (!rows.origins().containsKey(prompt.threadUuid())) {
        findings.violation("%s has no thread", prompt);
      } else if (!first) {
        findings.violation("%s is not its thread's first one", prompt);
      } else if (!missing.remove(prompt.threadUuid())) {
        findings.violation("%s is there twice", prompt);
      }
    }
    missing.forEach(uuid -> findings.violation("thread %s has no prompt", uuid));
  }

  private static Map<UUID, SortedMap<Integer, String>> context(Rows rows, Findings findings) {
    Set<UUID> prompts = new HashSet<>();
    rows.prompts().forEach(prompt -> prompts.add(prompt.promptUuid()));
    Map<UUID, SortedMap<Integer, String>> context = new HashMap<>();
    for (Rows.ContextRow row : rows.context()) {
      findings.looked();
      if (!prompts.contains(row.promptUuid())) {
        findings.violation("%s has no prompt", row);
      }
      context
          .computeIfAbsent(row.promptUuid(), _ -> new TreeMap<>())
          .put(row.ordinal(), row.kind());
    }
    return context;
  }

  private static void context(
      StoredThread event, SortedMap<Integer, String> stored, Findings findings) {
    List<Integer> ordinals = List.copyOf(stored.keySet());
    List<String> kinds = List.copyOf(stored.values());
    List<String> told = event.context().stream().map(item -> item.kind().contractName()).toList();
    boolean gapless = ordinals.equals(IntStream.range(0, ordinals.size()).boxed().toList());
    if (!gapless || !kinds.equals(told)) {
      findings.violation(
          "thread %s has context %s, its event %s", event.threadUuid(), stored, told);
    }
  }
}
