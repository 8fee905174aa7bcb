package dev.threadspool.operator.console;

/** Whoever watches over a long piece of work. Thread-safe. */
public interface Watch {

  /**
   * A point where the work may end and leave everything in order.
   *
   * @throws RuntimeException where it is to end
   */
  void checkpoint();

  /** Something that whoever waits should know now. */
  void note(String text);
}
