package dev.threadspool.operator.erase;

import dev.threadspool.operator.RefusedException;
import dev.threadspool.operator.console.Console;
import dev.threadspool.operator.console.Progress;
import dev.threadspool.store.ThreadStore;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Erasures that their topic tells of, and the database does not: it was put back from a backup that
 * is older, or the erasure was interrupted. Whoever makes or announces again what is missing, by
 * what such a database knows, would bring back what was erased.
 */
public final class UnknownErasures {

  private UnknownErasures() {}

  /**
   * To be asked before anything is made or told.
   *
   * @throws RefusedException where there is any
   */
  public static void refuse(ErasedTopic topic, ThreadStore store, Console run) {
    try (Progress progress = run.progress("marks of erased threads", topic.length())) {
      topic.read(
          run,
          marks -> {
            refuse(topic.name(), marks, store);
            progress.add(marks.size());
          });
    }
  }

  private static void refuse(String topic, List<ErasedTopic.Mark> marks, ThreadStore store) {
    Set<UUID> unknown =
        marks.stream()
            .map(ErasedTopic.Mark::threadUuid)
            .collect(Collectors.toCollection(HashSet::new));
    unknown.removeAll(store.erased(unknown).keySet());
    unknown.stream()
        .findFirst()
        .ifPresent(
            threadUuid -> {
              throw new RefusedException(
                  "%s marks threads as erased that the database does not (%s; audit lists all): it was"
                          .formatted(topic, threadUuid)
                      + " put back from an older backup, or an erase is not ended. First run restore"
                      + " --into-rows, or the same erase again");
            });
  }
}
