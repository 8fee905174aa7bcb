package dev.threadspool.operator.send;

/** What is wrong with one that a file asks for; the message is for people. */
final class BadEntryException extends Exception {

  private static final long serialVersionUID = 1L;

  BadEntryException(String message) {
    super(message);
  }
}
