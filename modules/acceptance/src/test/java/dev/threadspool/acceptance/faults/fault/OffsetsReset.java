package dev.threadspool.acceptance.faults.fault;

import dev.threadspool.acceptance.faults.process.WorkerProcess;
import dev.threadspool.worker.milestone.Milestone;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Somebody sets the group's offsets back to the beginning while no worker runs. */
record OffsetsReset(Before before) implements Fault {

  /** How the workers came to their end before. */
  enum Before {
    STOPPED("the workers were stopped"),
    IDLE("the workers had nothing to do, and were killed"),
    KILLED("a worker was killed between a Kafka commit and the next database commit");

    private final String sentence;

    Before(String sentence) {
      this.sentence = sentence;
    }
  }

  @Override
  public String name() {
    return switch (before) {
      case STOPPED -> "offsets-reset-when-stopped";
      case IDLE -> "offsets-reset-when-idle";
      case KILLED -> "offsets-reset-after-kill";
    };
  }

  @Override
  public String sentence() {
    return "the group's offsets set back to the beginning, after " + before.sentence;
  }

  @Override
  public Set<Part> touches() {
    return Set.of(Part.GROUP, Part.DATABASE, Part.BROKERS);
  }

  @Override
  public Moment moment() {
    return switch (before) {
      case STOPPED, KILLED -> Moment.UNDER_LOAD;
      case IDLE -> Moment.AT_REST;
    };
  }

  @Override
  public Trouble inflict(World world, Random chance) {
    List<WorkerProcess> processes = world.members().stream().map(Member::started).toList();
    Group group = new Group(world.site());
    boolean there =
        switch (before) {
          case STOPPED -> {
            processes.parallelStream().forEach(WorkerProcess::stop);
            yield true;
          }
          case IDLE -> {
            group.awaitAllWrittenDown();
            processes.parallelStream().forEach(WorkerProcess::kill9);
            yield true;
          }
          case KILLED -> {
            boolean came =
                Patience.comesTrue(
                    processes
                        .get(chance.nextInt(processes.size()))
                        .killAt(Milestone.ANNOUNCED, 2 + chance.nextInt(3)));
            processes.parallelStream().forEach(WorkerProcess::kill9);
            yield came;
          }
        };
    group.awaitEmpty();
    long window = before == Before.KILLED ? group.window(world) : 0;
    world.watch().whileOffsetsGoBack(group::resetToTheBeginning);
    return Trouble.loss(
            "offsets reset after %s; at most %d events may come again"
                .formatted(before.sentence, window),
            () -> world.members().forEach(Member::startAnew))
        .struck(there);
  }
}
