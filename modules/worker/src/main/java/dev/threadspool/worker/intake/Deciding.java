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
import dev.threadspool.worker.resolve.BatchResolver;
import dev.threadspool.worker.resolve.Resolution;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** The two stages in which it is settled what becomes of a batch. Thread-safe. */
public final class Deciding {

  private final BatchResolver resolver;
  private final Decider decider;
  private final Dependencies dependencies;
  private final Milestones milestones;

  public Deciding(
      BatchResolver resolver, Decider decider, Dependencies dependencies, Milestones milestones) {
    this.resolver = resolver;
    this.decider = decider;
    this.dependencies = dependencies;
    this.milestones = milestones;
  }

  /**
   * Resolves a batch and decides it.
   *
   * @param committed what the group has committed, of every partition in the batch
   * @throws dev.threadspool.worker.dependency.DependencyAwayException where something has to be
   *     waited for; nothing is decided then, or it was and nobody knows: trying again finds out
   */
  List<Decision> decide(List<Intake> batch, Map<PartitionKey, Long> committed) {
    List<Resolved> resolved = resolve(batch);
    milestones.reached(Milestone.RESOLVED);
    return dependencies.database(Dependency.STORE, () -> decider.decide(resolved, committed));
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
