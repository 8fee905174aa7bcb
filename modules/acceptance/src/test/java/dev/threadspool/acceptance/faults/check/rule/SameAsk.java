package dev.threadspool.acceptance.faults.check.rule;

import dev.threadspool.acceptance.faults.workload.Planned;
import dev.threadspool.contract.model.ThreadCommand;
import java.util.Objects;

/**
 * Whether two records ask for the same thing, as the contract says it: the same organization,
 * project, agent, actor, origin, prompt, model and context; ids of the attempt and times take no
 * part. Compared as they were planned, without hashes.
 */
final class SameAsk {

  private SameAsk() {}

  static boolean holds(Planned left, Planned right) {
    return left.damage() == right.damage() && holds(left.command(), right.command());
  }

  private static boolean holds(ThreadCommand left, ThreadCommand right) {
    return left.threadUuid().equals(right.threadUuid())
        && left.organizationUuid().equals(right.organizationUuid())
        && left.projectUuid().equals(right.projectUuid())
        && left.agentUuid().equals(right.agentUuid())
        && left.actor().equals(right.actor())
        && left.createdFrom().equals(right.createdFrom())
        && left.prompt().equals(right.prompt())
        && Objects.equals(left.modelConfig(), right.modelConfig())
        && left.context().equals(right.context());
  }
}
