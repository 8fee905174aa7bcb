package dev.threadspool.operator.dlq;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which dead letters somebody has done something with: two bits an offset that is still there. */
final class Handled {

  private final Map<Integer, Partition> partitions = new HashMap<>();

  private record Partition(long begin, long end, BitSet redriven, BitSet dropped) {}

  /** Marks in this part of a partition count; they are asked for no other. */
  void expect(int partition, long begin, long end) {
    partitions.put(partition, new Partition(begin, end, new BitSet(), new BitSet()));
  }

  /**
   * @param mark null where it was taken back
   */
  void mark(Place place, @Nullable Mark mark) {
    Partition partition = partitions.get(place.partition());
    if (partition == null || place.offset() < partition.begin || place.offset() >= partition.end) {
      return;
    }
    int index = Math.toIntExact(place.offset() - partition.begin);
    State state = mark == null ? State.OPEN : mark.state();
    partition.redriven.set(index, state == State.REDRIVEN);
    partition.dropped.set(index, state == State.DROPPED);
  }

  State state(Place place) {
    Partition partition = partitions.get(place.partition());
    if (partition == null || place.offset() < partition.begin) {
      return State.OPEN;
    }
    int index = Math.toIntExact(place.offset() - partition.begin);
    if (partition.redriven.get(index)) {
      return State.REDRIVEN;
    }
    return partition.dropped.get(index) ? State.DROPPED : State.OPEN;
  }
}
