package dev.threadspool.worker.intake;

import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.store.PartitionKey;
import dev.threadspool.worker.decide.Decider;
import dev.threadspool.worker.decide.Decision;
import dev.threadspool.worker.decide.Resolved;
import dev.threadspool.worker.dependency.Dependencies;
import dev.threadspool.worker.dependency.Dependency;
import dev.threadspool.worker.milestone.Milestone;
import dev.threadspool.worker.milestone.Milestones;
import dev.threadspool.worker.reply.Replier;
import dev.threadspool.worker.resolve.BatchResolver;
import dev.threadspool.worker.resolve.Resolution;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** What happens to a batch, stage by stage, up to where it can be announced. Thread-safe. */
public final class Pipeline {

  private final BatchResolver resolver;
  private final Decider decider;
  private final Replier replier;
  private final DecisionMetrics metrics;
  private final Dependencies dependencies;
  private final Milestones milestones;

  public Pipeline(
      BatchResolver resolver,
      Decider decider,
      Replier replier,
      DecisionMetrics metrics,
      Dependencies dependencies,
      Milestones milestones) {
    this.resolver = resolver;
    this.decider = decider;
    this.replier = replier;
    this.metrics = metrics;
    this.dependencies = dependencies;
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
    List<Resolved> resolved = resolve(batch);
    milestones.reached(Milestone.RESOLVED);
    List<Decision> decisions =
        dependencies.database(Dependency.STORE, () -> decider.decide(resolved, committed));
    milestones.reached(Milestone.DECIDED);
    replier.reply(decisions);
    milestones.reached(Milestone.REPLIED);
    metrics.count(decisions);
    return decisions;
  }

  private List<Resolved> resolve(List<Intake> batch) {
    List<ThreadCommand> commands = new ArrayList<>();
    for (Intake intake : batch) {
      if (intake instanceof Intake.Command command) {
        commands.add(command.command());
      }
    }
    Iterator<Resolution> resolutions =
        commands.isEmpty()
            ? List.<Resolution>of().iterator()
            : dependencies
                .database(Dependency.CATALOGUE, () -> resolver.resolve(commands))
                .iterator();
    return batch.stream()
        .map(
            intake ->
                new Resolved(intake, intake instanceof Intake.Command ? resolutions.next() : null))
        .toList();
  }
}
