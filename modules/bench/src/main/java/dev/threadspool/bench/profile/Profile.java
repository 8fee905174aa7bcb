package dev.threadspool.bench.profile;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Where the time of some runs went.
 *
 * @param commands taken through
 * @param took so long, by the clock
 */
public record Profile(long commands, Duration took, Processors used, Samples samples) {

  static final Profile NONE =
      new Profile(
          0,
          Duration.ZERO,
          new Processors(Duration.ZERO, Duration.ZERO, JvmThreads.NONE),
          new Samples(Map.of(), Map.of(), Map.of()));

  Profile plus(Profile other) {
    return new Profile(
        commands + other.commands,
        took.plus(other.took),
        used.plus(other.used),
        samples.plus(other.samples));
  }

  /** Of all processors, the share that was at work for us. */
  public double busy() {
    double available = took.toNanos() * (double) Runtime.getRuntime().availableProcessors();
    return (used.jvm().toNanos() + used.postgres().toNanos()) / available;
  }

  /** Processor time a command, in microseconds. */
  public double jvmMicros() {
    return micros(used.jvm());
  }

  /** Of that, what compiling hot methods took. */
  public double compilerMicros() {
    return micros(used.own().compiler());
  }

  /** Of that, what collecting garbage took. */
  public double collectorMicros() {
    return micros(used.own().collector());
  }

  /** The same of PostgreSQL. */
  public double postgresMicros() {
    return micros(used.postgres());
  }

  private double micros(Duration duration) {
    return duration.toNanos() / 1e3 / commands;
  }

  /** By the clock. */
  public double commandsPerSecond() {
    return commands / (took.toNanos() / 1e9);
  }

  /** Of the moments in which a thread of the JVM was seen at work. */
  public double share(Stage stage) {
    return samples.running().getOrDefault(stage, 0L) / (double) Math.max(1, samples.runningTotal());
  }

  /** Bytes a command. */
  public double allocated(Stage stage) {
    return samples.allocated().getOrDefault(stage, 0L) / (double) commands;
  }

  /**
   * In which the worker's own stages were seen most often.
   *
   * @return methods with their share of all moments
   */
  public List<Map.Entry<String, Double>> hottest(int count) {
    double total = Math.max(1, samples.runningTotal());
    return samples.hottest().entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(count)
        .map(one -> Map.entry(one.getKey(), one.getValue() / total))
        .toList();
  }
}
