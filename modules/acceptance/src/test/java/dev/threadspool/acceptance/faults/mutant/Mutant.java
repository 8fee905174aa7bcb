package dev.threadspool.acceptance.faults.mutant;

import java.util.List;

/** A guard of the worker, and how it is taken out. */
public enum Mutant {
  PROGRESS_LOCK(
      "progress lock",
      "two owners of a partition decide one after the other",
      new Cut.Text(
          "dev.threadspool.store.internal.ProgressTable",
          "selectForUpdate",
          "FOR UPDATE OF intake_progress")),
  DECIDED_NEXT(
      "decided_next",
      "what is decided is not decided again",
      new Cut.Call(
          "dev.threadspool.worker.decide.Decider", "isDecided", "Progress.decidedNext", "nothing")),
  ANNOUNCED_NEXT(
      "announced_next",
      "what was announced is not announced again when offsets are reset",
      new Cut.Call(
          "dev.threadspool.worker.decide.Decider",
          "isReplay",
          "Progress.announcedNext",
          "nothing")),
  ORIGIN_CHECK(
      "origin check",
      "only the record that made a thread announces it",
      new Cut.Call(
          "dev.threadspool.worker.decide.PastOutcomes", "outcome", "Origin.equals", "always")),
  CONFLICT_CLAUSE(
      "conflict clause",
      "a thread that is there already is found, and is no failure",
      new Cut.Text(
          "dev.threadspool.store.internal.ThreadTable", "insert", "ON CONFLICT DO NOTHING")),
  SORTED_KEYS(
      "sorted keys",
      "two workers that insert the same threads wait for each other in one direction only",
      new Cut.Call(
          "dev.threadspool.store.internal.HandleTransaction",
          "insertThreads",
          "Stream.sorted",
          "unsorted")),
  OFFSETS_IN_TRANSACTION(
      "offsets in the transaction",
      "events are committed with the offsets, or neither is",
      new Cut.Call(
          "dev.threadspool.worker.announce.AnnouncingProducer",
          "announce",
          "Producer.sendOffsetsToTransaction",
          "separately")),
  MEMBERSHIP(
      "membership",
      "a member of the group that was replaced commits nothing",
      new Cut.Call(
          "dev.threadspool.worker.announce.AnnouncingProducer",
          "announce",
          "Producer.sendOffsetsToTransaction",
          "unfenced"),
      new Cut.Call(
          "dev.threadspool.worker.announce.Waiting",
          "member",
          "ConsumerGroupMetadata.generationId",
          "member"),
      new Cut.Call(
          "dev.threadspool.worker.intake.BatchListener",
          "handOver",
          "ConsumerGroupMetadata.generationId",
          "member")),
  SETTLED_COMMIT(
      "settling an unknown commit",
      "after a commit that failed or that nobody knows of, the group's offsets decide",
      new Cut.Call(
          "dev.threadspool.worker.announce.AnnouncingProducer",
          "announce",
          "Producer.commitTransaction",
          "unsettled")),
  STORED_REJECTION(
      "stored rejection",
      "a rejection stays one when the record is delivered again",
      new Cut.Call(
          "dev.threadspool.worker.decide.Refusals",
          "decide",
          "DecisionTransaction.insertRejections",
          "notStored")),
  SPLIT_ON_FAILURE(
      "split on failure",
      "a record that makes processing fail does not take its neighbours with it",
      new Cut.Call(
          "dev.threadspool.worker.intake.BatchListener",
          "process",
          "BatchListener.isolate",
          "together"));

  private final String guard;
  private final String keeps;
  private final List<Cut> cuts;

  Mutant(String guard, String keeps, Cut... cuts) {
    this.guard = guard;
    this.keeps = keeps;
    this.cuts = List.of(cuts);
  }

  /** What is taken out. */
  public String guard() {
    return guard;
  }

  /** What holds with it. */
  public String keeps() {
    return keeps;
  }

  /** More than one where several places stand for the same guard, each enough by itself. */
  List<Cut> cuts() {
    return cuts;
  }
}
