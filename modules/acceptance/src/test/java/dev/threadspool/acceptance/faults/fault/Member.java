package dev.threadspool.acceptance.faults.fault;

import dev.threadspool.acceptance.faults.net.Relay;
import dev.threadspool.acceptance.faults.process.Launch;
import dev.threadspool.acceptance.faults.process.WorkerProcess;

/**
 * A worker of the group by its name, and the network between it and its database. One process
 * follows the other under the same name. Thread-safe.
 */
public final class Member implements AutoCloseable {

  private final String name;
  private final Relay database;
  private final Launch launch;
  private volatile WorkerProcess process;

  /** Starts its first process, and does not wait. */
  Member(String name, Relay database, Launch launch) {
    this.name = name;
    this.database = database;
    this.launch = launch;
    this.process = WorkerProcess.start(launch);
  }

  public String name() {
    return name;
  }

  /** What stands between it and PostgreSQL. */
  public Relay database() {
    return database;
  }

  /** The process of now; waits until it has started. */
  public WorkerProcess started() {
    WorkerProcess current = process;
    current.awaitStarted();
    return current;
  }

  /** The process of now, started or not, alive or dead. */
  public WorkerProcess process() {
    return process;
  }

  /** Starts a process in place of one that has ended, and does not wait. */
  public synchronized void startAnew() {
    if (process.isAlive()) {
      throw new IllegalStateException(name + " still runs: " + process);
    }
    process = WorkerProcess.start(launch);
  }

  /** One more process under the same name, which is an operator's mistake; the caller closes it. */
  WorkerProcess twin() {
    return WorkerProcess.start(launch.named(launch.name() + "-twin"));
  }

  @Override
  public void close() {
    process.close();
    database.close();
  }

  @Override
  public String toString() {
    return name;
  }
}
