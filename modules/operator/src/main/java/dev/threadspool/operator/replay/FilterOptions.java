package dev.threadspool.operator.replay;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import picocli.CommandLine.Option;

/** Which commands. */
final class FilterOptions {

  @Option(
      names = "--project",
      paramLabel = "UUID",
      split = ",",
      description = "Only commands of these projects.")
  private Set<UUID> projects = new LinkedHashSet<>();

  @Option(
      names = "--agent",
      paramLabel = "UUID",
      split = ",",
      description = "Only commands to these agents.")
  private Set<UUID> agents = new LinkedHashSet<>();

  @Option(
      names = "--thread",
      paramLabel = "UUID",
      split = ",",
      description = "Only commands of these threads. All filters given have to fit.")
  private Set<UUID> threads = new LinkedHashSet<>();

  Filter filter() {
    return new Filter(projects, agents, threads);
  }
}
