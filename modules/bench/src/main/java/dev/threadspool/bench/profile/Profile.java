package dev.threadspool.bench.profile;

import java.util.List;
import java.util.Map;

/**
 * Where the time of some runs went.
 *
 * @param usage of all of them
 * @param samples of what the JVM's threads were at meanwhile
 */
public record Profile(Usage usage, Samples samples) {

  /** Of the moments in which a thread of the JVM was seen at work. */
  public double share(Stage stage) {
    return samples.running().getOrDefault(stage, 0L) / total();
  }

  /** Bytes a command. */
  public double allocated(Stage stage) {
    return samples.allocated().getOrDefault(stage, 0L) / (double) usage.commands();
  }

  /**
   * In which the worker's own stages were seen most often.
   *
   * @return methods with their share of all moments
   */
  public List<Map.Entry<String, Double>> hottest(int count) {
    return samples.hottest().entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(count)
        .map(one -> Map.entry(one.getKey(), one.getValue() / total()))
        .toList();
  }

  private double total() {
    return Math.max(1, samples.runningTotal());
  }
}
