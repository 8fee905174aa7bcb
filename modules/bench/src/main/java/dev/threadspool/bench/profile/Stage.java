package dev.threadspool.bench.profile;

import java.util.List;

/** What a thread of the JVM was at, told by the frame nearest to where it stood. */
public enum Stage {
  RESOLVE(
      "resolve: asking Lightdash's database",
      "dev.threadspool.worker.resolve.",
      "dev.threadspool.lightdash."),
  ANNOUNCE("announce: sending, committing", "dev.threadspool.worker.announce.AnnouncingProducer"),
  ENCODE(
      "encode: events",
      "dev.threadspool.worker.announce.Announcements",
      "dev.threadspool.contract.wire.EventRecords"),
  REPLY("reply: encoding, sending", "dev.threadspool.worker.reply."),
  HASH("hash: contents", "dev.threadspool.contract.hash."),
  DECODE("decode: commands", "dev.threadspool.worker.intake.CommandDecoder"),
  STORE("store: rows into PostgreSQL", "dev.threadspool.store."),
  DECIDE("decide, hand over", "dev.threadspool.worker."),
  BROKER(
      "the broker, in the same process",
      "kafka.",
      "org.apache.kafka.server.",
      "org.apache.kafka.storage.",
      "org.apache.kafka.coordinator.",
      "org.apache.kafka.raft."),
  CLIENT(
      "Kafka's clients: polling, their own threads",
      "org.apache.kafka.clients.",
      "org.springframework.kafka."),
  OTHER("all else");

  private final String title;
  private final List<String> prefixes;

  Stage(String title, String... prefixes) {
    this.title = title;
    this.prefixes = List.of(prefixes);
  }

  /** For people. */
  public String title() {
    return title;
  }

  /**
   * @param frames names of types and methods, from where the thread stood outwards
   */
  static Stage of(List<String> frames) {
    for (String frame : frames) {
      for (Stage stage : OURS) {
        if (stage.has(frame)) {
          return stage;
        }
      }
    }
    for (Stage stage : List.of(BROKER, CLIENT)) {
      if (frames.stream().anyMatch(stage::has)) {
        return stage;
      }
    }
    return OTHER;
  }

  /** Whether it is the worker's own, rather than a part that would be elsewhere. */
  boolean isOurs() {
    return OURS.contains(this);
  }

  private static final List<Stage> OURS =
      List.of(RESOLVE, ANNOUNCE, ENCODE, REPLY, HASH, DECODE, STORE, DECIDE);

  private boolean has(String frame) {
    return prefixes.stream().anyMatch(frame::startsWith);
  }
}
