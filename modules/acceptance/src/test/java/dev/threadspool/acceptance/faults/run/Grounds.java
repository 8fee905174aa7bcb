package dev.threadspool.acceptance.faults.run;

import dev.threadspool.acceptance.faults.cluster.BrokerCluster;
import dev.threadspool.acceptance.faults.process.Processes;
import dev.threadspool.local.LocalStack;
import org.jspecify.annotations.Nullable;

/**
 * What all runs of the suite share: a stack, and three brokers once a run needs them. Closing it
 * kills whatever workers and ingresses there are, then stops the brokers and the stack; a shutdown
 * hook may do so in the middle of a run. Thread-safe.
 */
final class Grounds implements AutoCloseable {

  private final LocalStack stack = LocalStack.temporary();
  private @Nullable BrokerCluster cluster;
  private boolean closed;

  LocalStack stack() {
    return stack;
  }

  /** Starts it when it is first asked for. */
  synchronized BrokerCluster cluster() {
    if (closed) {
      throw new IllegalStateException("it was stopped");
    }
    if (cluster == null) {
      cluster = BrokerCluster.withNodes(3);
    }
    return cluster;
  }

  synchronized boolean isClosed() {
    return closed;
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    Processes.killAll();
    if (cluster != null) {
      cluster.close();
    }
    stack.close();
  }
}
