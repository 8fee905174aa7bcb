package dev.threadspool.contract.topics;

/**
 * Where a cluster differs from what is declared.
 *
 * @param setting a topic setting of Kafka's, or {@code partitions}, {@code replication}, {@code
 *     existence}
 */
public record Finding(
    Severity severity, String topic, String setting, String wanted, String found) {

  /** How bad it is. */
  public enum Severity {
    /** Threadspool cannot keep its promises on such a topic. */
    ERROR,
    /** It can, but less is promised than could be. */
    WARNING
  }

  /** The name of the finding that a topic is not there. */
  public static final String EXISTENCE = "existence";

  @Override
  public String toString() {
    return "topic %s: %s is %s, wanted %s".formatted(topic, setting, found, wanted);
  }
}
