package dev.threadspool.bench.profile;

import java.time.Duration;

/**
 * What some runs have used, all that waits for the results included.
 *
 * @param commands taken through, or threads restored
 * @param took so long, by the clock
 */
public record Usage(long commands, Duration took, Processors used) {

  static final Usage NONE =
      new Usage(0, Duration.ZERO, new Processors(Duration.ZERO, Duration.ZERO, JvmThreads.NONE));

  Usage plus(Usage other) {
    return new Usage(commands + other.commands, took.plus(other.took), used.plus(other.used));
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
}
