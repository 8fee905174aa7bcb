package dev.threadspool.operator.erase;

import dev.threadspool.contract.model.ErasedThread;
import dev.threadspool.contract.model.Origin;
import dev.threadspool.operator.console.Console;
import dev.threadspool.operator.console.Progress;
import dev.threadspool.store.Erasure;
import dev.threadspool.store.ThreadStore;
import dev.threadspool.store.Unannounced;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Some threads at a time: the topic of erased threads is told first, then the rows go, then the
 * event. Wherever that is broken off, the same again brings it to its end, and a restore in between
 * brings back nothing that the topic was told of.
 */
final class Erasing {

  private static final int AT_A_TIME = 500;
  private static final Duration EVERY = Duration.ofMillis(200);

  private final ThreadStore store;
  private final Announced announced;
  private final Telling telling;
  private final Look look;
  private final Duration patience;
  private final Console run;

  /**
   * @param patience how long it waits for threads that are not announced yet
   */
  Erasing(
      ThreadStore store,
      Announced announced,
      Telling telling,
      Look look,
      Duration patience,
      Console run) {
    this.store = store;
    this.announced = announced;
    this.telling = telling;
    this.look = look;
    this.patience = patience;
    this.run = run;
  }

  void erase(List<UUID> threadUuids) throws InterruptedException {
    run.summary().set("erased", 0L).set("rejections", 0L).set("notAnnounced", 0L);
    try (Progress progress = run.progress("threads", threadUuids.size())) {
      for (List<UUID> some : parts(threadUuids)) {
        run.checkpoint();
        eraseSome(look.at(some));
        progress.add(some.size());
      }
    }
  }

  /** As many as go into one transaction. */
  static List<List<UUID>> parts(List<UUID> threadUuids) {
    return IntStream.range(0, Math.ceilDiv(threadUuids.size(), AT_A_TIME))
        .mapToObj(
            part ->
                threadUuids.subList(
                    part * AT_A_TIME, Math.min((part + 1) * AT_A_TIME, threadUuids.size())))
        .toList();
  }

  private void eraseSome(List<UUID> known) throws InterruptedException {
    List<UUID> ready = awaitAnnounced(known);
    while (!ready.isEmpty()) {
      List<ErasedThread> marks = marks(ready);
      telling.erased(marks);
      try {
        Erasure erasure = store.erase(marks, announced.look());
        telling.tombstones(marks);
        run.summary().add("erased", erasure.threads()).add("rejections", erasure.rejections());
        return;
      } catch (Unannounced unannounced) {
        // Decided since it was looked at: nothing was changed, and its event comes soon.
        ready = awaitAnnounced(ready);
      }
    }
  }

  /** An event that comes after its tombstone would stay for ever. */
  private List<UUID> awaitAnnounced(List<UUID> known) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    Map<UUID, Origin> missing = store.unannounced(known, announced.look());
    boolean told = false;
    while (!missing.isEmpty() && System.nanoTime() < deadline) {
      run.checkpoint();
      if (!told) {
        run.note(
            "%,d threads are not announced yet: waiting for the workers".formatted(missing.size()));
        told = true;
      }
      Thread.sleep(EVERY);
      missing = store.unannounced(known, announced.look());
    }
    missing.forEach(this::tellUnannounced);
    List<UUID> ready = new ArrayList<>(known);
    ready.removeAll(missing.keySet());
    return ready;
  }

  private void tellUnannounced(UUID threadUuid, Origin origin) {
    run.summary().add("notAnnounced", 1);
    run.item(
        "%s  is not announced yet (its command: partition %d, offset %d); do workers run?"
            .formatted(threadUuid, origin.partition(), origin.offset()),
        Map.of(
            "thread",
            threadUuid.toString(),
            "state",
            "notAnnounced",
            "partition",
            origin.partition(),
            "offset",
            origin.offset()));
  }

  /** The first mark stays, in the table and in the topic. */
  private List<ErasedThread> marks(List<UUID> threadUuids) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    Map<UUID, ErasedThread> before = store.erased(threadUuids);
    return threadUuids.stream()
        .map(each -> before.getOrDefault(each, new ErasedThread(each, now)))
        .toList();
  }
}
