package dev.threadspool.contract.codec;

/** A context item that breaks the contract. The message quotes nothing of it. */
final class InvalidItemException extends Exception {

  private static final long serialVersionUID = 1;

  private final String member;

  /**
   * @param member under the item, with a dot before it; empty for the item itself
   */
  InvalidItemException(String member, String message) {
    super(message);
    this.member = member;
  }

  String member() {
    return member;
  }
}
