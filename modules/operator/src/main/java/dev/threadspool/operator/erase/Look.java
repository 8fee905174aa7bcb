package dev.threadspool.operator.erase;

import dev.threadspool.contract.model.ErasedThread;
import dev.threadspool.operator.console.Console;
import dev.threadspool.store.ThreadStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What the database knows of threads that are to be erased. */
final class Look {

  private final ThreadStore store;
  private final boolean evenIfUnknown;
  private final Console run;

  Look(ThreadStore store, boolean evenIfUnknown, Console run) {
    this.store = store;
    this.evenIfUnknown = evenIfUnknown;
    this.run = run;
    run.summary().set("stored", 0L).set("erasedBefore", 0L).set("unknown", 0L);
  }

  /** Tells, and counts. A uuid that nobody knows is most likely a wrong one. */
  List<UUID> at(List<UUID> threadUuids) {
    Set<UUID> stored = store.known(threadUuids);
    Map<UUID, ErasedThread> erased = store.erased(threadUuids);
    List<UUID> known = new ArrayList<>();
    for (UUID threadUuid : threadUuids) {
      ErasedThread mark = erased.get(threadUuid);
      if (mark != null) {
        tell("erasedBefore", threadUuid, "was erased at " + mark.erasedAt());
        known.add(threadUuid);
      } else if (stored.contains(threadUuid)) {
        tell("stored", threadUuid, "is stored, or was rejected");
        known.add(threadUuid);
      } else if (evenIfUnknown) {
        run.summary().add("marked", 1);
        known.add(threadUuid);
      } else {
        tell(
            "unknown",
            threadUuid,
            "is not in the database (--even-if-unknown marks it all the same)");
      }
    }
    return known;
  }

  private void tell(String what, UUID threadUuid, String sentence) {
    run.summary().add(what, 1);
    run.item(
        "%s  %s".formatted(threadUuid, sentence),
        Map.of("thread", threadUuid.toString(), "state", what));
  }
}
