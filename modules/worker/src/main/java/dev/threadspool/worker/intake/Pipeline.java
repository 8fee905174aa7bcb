package dev.threadspool.worker.intake;

import dev.threadspool.store.PartitionKey;
import dev.threadspool.worker.decide.Decision;
import dev.threadspool.worker.milestone.Milestone;
import dev.threadspool.worker.milestone.Milestones;
import dev.threadspool.worker.reply.Replier;
import java.util.List;
import java.util.Map;

/** What happens to a batch, stage by stage, up to where it can be announced. Thread-safe. */
public final class Pipeline {

  private final Deciding deciding;
  private final Replier replier;
  private final DecisionMetrics metrics;
  private final Milestones milestones;

  public Pipeline(
      Deciding deciding, Replier replier, DecisionMetrics metrics, Milestones milestones) {
    this.deciding = deciding;
    this.replier = replier;
    this.metrics = metrics;
    this.milestones = milestones;
  }

  /**
   * Decides a batch and answers whoever waits for it.
   *
   * @param committed what the group has committed, of every partition in the batch
   * @throws dev.threadspool.worker.dependency.DependencyAwayException where something has to be
   *     waited for; nothing is decided then, or it was and nobody knows: trying again finds out
   */
  List<Decision> run(List<Intake> batch, Map<PartitionKey, Long> committed) {
    milestones.reached(Milestone.POLLED);
    List<Decision> decisions = deciding.decide(batch, committed);
    milestones.reached(Milestone.DECIDED);
    replier.reply(decisions);
    milestones.reached(Milestone.REPLIED);
    metrics.count(decisions);
    return decisions;
  }
}
