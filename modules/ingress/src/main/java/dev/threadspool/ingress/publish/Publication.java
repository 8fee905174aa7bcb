package dev.threadspool.ingress.publish;

/** What is known of a command's fate. */
public sealed interface Publication {

  /** All in-sync replicas have it. */
  record Acknowledged() implements Publication {}

  /** It never left this process. */
  record NotSent(Throwable cause) implements Publication {}

  /** The broker has it, or not, or will. */
  record Unknown(Throwable cause) implements Publication {}
}
