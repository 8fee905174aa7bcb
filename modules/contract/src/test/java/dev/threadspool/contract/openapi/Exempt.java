package dev.threadspool.contract.openapi;

/**
 * All that is not held against a document, and why. {@code docs/ingress.md} has the same list;
 * {@link Tally} counts each.
 */
public enum Exempt {

  /**
   * The request side of bytes that are no HTTP/1.1 request: a document describes requests. The
   * answer is held, as one to {@code createAgentThread}.
   */
  NO_HTTP_REQUEST("the request, which is no HTTP"),

  /**
   * The request side of a path or method that neither document has. It must have been refused, and
   * the answer is held as above.
   */
  NO_OPERATION("the request, for what no document has"),

  /**
   * The answer 202, against the seed, which knows 200 and errors only. Our own document has it, and
   * only a caller gets it who asked for it by {@code Prefer: respond-async}.
   */
  ACCEPTED("the answer 202, against the seed"),

  /** No answer at all, or half of one: the connection was cut on purpose, by one of the sides. */
  CUT_OFF("an answer that was cut off"),

  /** {@code /actuator}: for those who run the service, at an address that callers do not reach. */
  OPERATIONS("what operators ask");

  private final String what;

  Exempt(String what) {
    this.what = what;
  }

  @Override
  public String toString() {
    return what;
  }
}
