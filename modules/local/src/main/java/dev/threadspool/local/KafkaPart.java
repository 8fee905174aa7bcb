package dev.threadspool.local;

/** One Kafka broker. */
public interface KafkaPart extends StackPart {

  /** Host and port, for clients; the same before and after any start. */
  String address();
}
