package dev.threadspool.acceptance.faults.fault;

import dev.threadspool.acceptance.faults.process.WorkerProcess;
import dev.threadspool.worker.milestone.Milestone;
import java.util.Random;
import java.util.Set;

/** PostgreSQL ends all sessions of all workers, one of them in the middle of a decision. */
record ConnectionsCut() implements Fault {

  @Override
  public String name() {
    return "connections-cut";
  }

  @Override
  public String sentence() {
    return "all database sessions ended, one with everything written and not yet committed";
  }

  @Override
  public Set<Part> touches() {
    return Set.of(Part.MEMBER, Part.DATABASE);
  }

  @Override
  public Trouble inflict(World world, Random chance) {
    Member member = world.claim(chance);
    WorkerProcess process = member.started();
    boolean there = Patience.holds(process, Milestone.DECIDING, 1 + chance.nextInt(3));
    int sessions =
        world
            .site()
            .storeRows()
            .withHandle(
                handle ->
                    handle
                        .createQuery(
                            """
                            SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
                            WHERE application_name = 'threadspool-worker'
                            """)
                        .mapTo(Integer.class)
                        .one());
    process.release();
    return Trouble.outage(
            "%d sessions ended, %s at %s"
                .formatted(sessions, member, there ? Milestone.DECIDING : "any moment"),
            () -> world.giveBack(member))
        .struck(there);
  }
}
