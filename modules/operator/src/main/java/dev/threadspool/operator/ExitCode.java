package dev.threadspool.operator;

/** What the command line's end tells a script. */
public final class ExitCode {

  public static final int OK = 0;

  /** A check failed, or an expectation of the demo was not met. */
  public static final int FINDINGS = 1;

  /** The command line, or a setting, cannot be understood. */
  public static final int USAGE = 2;

  /**
   * Something needed is away: the cluster, the registry, a database, a part that does not start.
   */
  public static final int AWAY = 3;

  /** A fault of the program's own. */
  public static final int FAULT = 4;

  /** Somebody pressed Ctrl-C, and the command has ended in order; what shells call that signal. */
  public static final int INTERRUPTED = 130;

  private ExitCode() {}
}
