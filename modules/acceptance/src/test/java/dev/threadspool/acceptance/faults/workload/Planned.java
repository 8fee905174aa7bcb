package dev.threadspool.acceptance.faults.workload;

import dev.threadspool.contract.model.ThreadCommand;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record of a plan. Equal records are published as equal bytes.
 *
 * @param index its place in the plan, from 0
 * @param upstream whether it goes to the topic of upstream services
 * @param partition where it goes; null: where its key puts it
 * @param command what is asked, or what was asked before it was damaged
 * @param damage null for a good command
 * @param fate what may become of it by its own content
 * @param wantsReply whether somebody waits
 */
public record Planned(
    int index,
    Sort sort,
    boolean upstream,
    @Nullable Integer partition,
    ThreadCommand command,
    @Nullable Damage damage,
    Fate fate,
    boolean wantsReply,
    Delivery delivery) {

  /** On the topic of the ingress, alone, where its key puts it, and nobody waits. */
  public static Planned of(int index, Sort sort, ThreadCommand command, Fate fate) {
    return new Planned(index, sort, false, null, command, null, fate, false, new Delivery.Alone());
  }

  public UUID threadUuid() {
    return command.threadUuid();
  }

  public Planned at(int other) {
    return new Planned(
        other, sort, upstream, partition, command, damage, fate, wantsReply, delivery);
  }

  public Planned as(Sort other) {
    return new Planned(
        index, other, upstream, partition, command, damage, fate, wantsReply, delivery);
  }

  public Planned upstream(boolean other) {
    return new Planned(index, sort, other, partition, command, damage, fate, wantsReply, delivery);
  }

  public Planned in(int otherPartition) {
    return new Planned(
        index, sort, upstream, otherPartition, command, damage, fate, wantsReply, delivery);
  }

  public Planned asking(ThreadCommand other, Fate otherFate) {
    return new Planned(
        index, sort, upstream, partition, other, damage, otherFate, wantsReply, delivery);
  }

  public Planned damaged(Damage other, Fate otherFate) {
    return new Planned(
        index, sort, upstream, partition, command, other, otherFate, wantsReply, delivery);
  }

  public Planned wantingReply(boolean other) {
    return new Planned(index, sort, upstream, partition, command, damage, fate, other, delivery);
  }

  public Planned delivered(Delivery other) {
    return new Planned(index, sort, upstream, partition, command, damage, fate, wantsReply, other);
  }
}
