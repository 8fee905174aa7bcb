package dev.threadspool.acceptance.faults.process;

import dev.threadspool.worker.WorkerApplication;

/** The worker as a child process. */
final class WorkerChild {

  private WorkerChild() {}

  public static void main(String[] arguments) {
    ChildMain child = new ChildMain(arguments);
    HeldMilestones milestones = new HeldMilestones(child::tell);
    child.obey(milestones::order);
    child.started(WorkerApplication.start(child.properties(), milestones));
  }
}
