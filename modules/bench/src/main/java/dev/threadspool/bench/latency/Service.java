package dev.threadspool.bench.latency;

import dev.threadspool.bench.site.Arena;

/** A way of answering requests for threads over HTTP. */
public interface Service {

  /** Under which its figures stand, in camelCase. */
  String key();

  /** For people. */
  String title();

  /** Whether a thread's event comes. */
  boolean announces();

  /** Starts it; returns when requests are taken. */
  Running start(Arena arena) throws InterruptedException;

  /**
   * A service that takes requests.
   *
   * @param port on 127.0.0.1
   * @param closing stops it
   */
  record Running(int port, AutoCloseable closing) implements AutoCloseable {

    @Override
    public void close() throws Exception {
      closing.close();
    }
  }
}
