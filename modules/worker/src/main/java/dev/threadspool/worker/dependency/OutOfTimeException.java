package dev.threadspool.worker.dependency;

/**
 * An attempt has used up its time: the consumer polls, and what is not done yet is brought again.
 */
public final class OutOfTimeException extends RuntimeException {

  OutOfTimeException() {
    super("the time of this attempt is over");
  }
}
