package dev.threadspool.operator.console;

import picocli.CommandLine.Option;

/** For commands that change something. */
public final class DryRunOption {

  @Option(
      names = "--dry-run",
      description = "Change nothing; tell what would be done, and how much of it.")
  private boolean given;

  /** Whether nothing may be changed. */
  public boolean isGiven() {
    return given;
  }
}
