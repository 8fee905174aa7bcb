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
  public boolean leavesWindow() {
    return before == Before.KILLED;
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
    Group group = new Group(world.site());
    boolean asMeant = end(world.members().stream().map(Member::started).toList(), group, chance);
    group.awaitEmpty();
    long window = group.noteWindow(world);
    world.watch().whileOffsetsGoBack(group::resetToTheBeginning);
    return Trouble.loss(
            "offsets reset after %s; at most %d events may come again"
                .formatted(before.sentence, window),
            () -> world.members().forEach(Member::startAnew))
        .struck(asMeant && (window > 0 || !leavesWindow()));
  }

  private boolean end(List<WorkerProcess> processes, Group group, Random chance) {
    return switch (before) {
      case STOPPED -> {
        processes.parallelStream().forEach(WorkerProcess::stop);
        yield true;
      }
      case IDLE -> {
        boolean writtenDown = group.isWrittenDown();
        processes.parallelStream().forEach(WorkerProcess::kill9);
        yield writtenDown;
      }
      case KILLED -> {
        WorkerProcess one = processes.get(chance.nextInt(processes.size()));
        boolean came = Patience.comesTrue(one.killAt(Milestone.ANNOUNCED, 2 + chance.nextInt(3)));
        processes.parallelStream().forEach(WorkerProcess::kill9);
        yield came;
      }
    };
  }
}
