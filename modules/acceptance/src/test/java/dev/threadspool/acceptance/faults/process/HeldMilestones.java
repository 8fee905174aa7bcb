package dev.threadspool.acceptance.faults.process;

import dev.threadspool.worker.milestone.Milestone;
import dev.threadspool.worker.milestone.Milestones;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** In the child: tells of each milestone, and holds whichever thread comes to one as ordered. */
final class HeldMilestones implements Milestones {

  private final Consumer<String> parent;

  /** How often each milestone has yet to be reached until somebody is held there. */
  private final Map<Milestone, Integer> orders = new EnumMap<>(Milestone.class);

  private long releases;

  HeldMilestones(Consumer<String> parent) {
    this.parent = parent;
  }

  synchronized void order(String order) {
    List<String> words = List.of(order.split(" "));
    switch (words.getFirst()) {
      case Protocol.HOLD ->
          orders.put(Milestone.valueOf(words.get(1)), Integer.valueOf(words.get(2)));
      case Protocol.RELEASE -> {
        orders.clear();
        releases++;
        notifyAll();
      }
      default -> throw new IllegalArgumentException("no order to a worker: " + order);
    }
  }

  @Override
  public synchronized void reached(Milestone milestone) {
    parent.accept(Protocol.REACHED + " " + milestone);
    Integer left = orders.computeIfPresent(milestone, (_, times) -> times - 1);
    if (left != null && left == 0) {
      orders.remove(milestone);
      parent.accept(Protocol.HELD + " " + milestone);
      hold();
    }
  }

  private void hold() {
    long held = releases;
    try {
      while (releases == held) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
