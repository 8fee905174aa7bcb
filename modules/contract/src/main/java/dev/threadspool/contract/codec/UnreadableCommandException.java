package dev.threadspool.contract.codec;

/**
 * A command that says something for which this version has no words: a kind of context or of actor
 * that a newer version added. It can be sent again once this version is replaced.
 */
public final class UnreadableCommandException extends Exception {

  private static final long serialVersionUID = 1;

  UnreadableCommandException(String message) {
    super(message);
  }
}
