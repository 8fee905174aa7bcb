package dev.threadspool.acceptance.faults.workload;

import java.time.Duration;

/**
 * How fast is published.
 *
 * @param perSecond records a second; 0 for as fast as the brokers take them
 */
public record Rate(int perSecond) {

  public static final Rate UNLIMITED = new Rate(0);

  public Rate {
    if (perSecond < 0) {
      throw new IllegalArgumentException("perSecond cannot be negative: " + perSecond);
    }
  }

  public static Rate perSecond(int records) {
    return new Rate(records);
  }

  /** How many records more are due after some time. */
  double due(Duration elapsed) {
    return perSecond == 0 ? Integer.MAX_VALUE : elapsed.toNanos() * 1e-9 * perSecond;
  }
}
