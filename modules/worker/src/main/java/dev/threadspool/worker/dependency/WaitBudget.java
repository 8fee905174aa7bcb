package dev.threadspool.worker.dependency;

import java.time.Duration;

/**
 * How long a lane waits for anything. All of it follows from one number, the consumer's effective
 * {@code max.poll.interval.ms}: a consumer that does not poll for longer is thrown out of its
 * group, so between two polls there must be time for one {@linkplain Attempt attempt}, for one wait
 * that began just before its end ({@link #step}), for the check of a pooled connection (1 s, a
 * constant of the pool), and for {@link #drain} in a rebalance:
 *
 * <pre>attempt + step + 1 s + drain ≤ 1/2 + 1/8 + 1/8 of the interval + 1 s ≤ the interval</pre>
 *
 * <p>Between attempts, however long the back-off, the container polls ten times a second.
 *
 * @param pollInterval at least {@link #SHORTEST_POLL_INTERVAL}
 */
public record WaitBudget(Duration pollInterval) {

  /** With less the sum above does not come out. */
  public static final Duration SHORTEST_POLL_INTERVAL = Duration.ofSeconds(4);

  public WaitBudget {
    if (pollInterval.compareTo(SHORTEST_POLL_INTERVAL) < 0) {
      throw new IllegalArgumentException(
          "the consumer's max.poll.interval.ms is %d: it must be at least %d, or an attempt does not fit in"
              .formatted(pollInterval.toMillis(), SHORTEST_POLL_INTERVAL.toMillis()));
    }
  }

  /** One attempt at what a poll gave, with everything it waits for. */
  public Duration attempt() {
    return part(2, Duration.ofSeconds(15));
  }

  /**
   * One wait that the end of an attempt cannot cut short: for a connection out of the pool, for the
   * registry, for an answer of the broker's.
   */
  public Duration step() {
    return part(8, Duration.ofSeconds(3));
  }

  /** For the announce loop to have room for a batch. */
  public Duration room() {
    return part(8, Duration.ofSeconds(5));
  }

  /**
   * For what is decided to be announced before a partition is given back.
   *
   * @param wanted what is configured
   */
  public Duration drain(Duration wanted) {
    return part(8, wanted);
  }

  /** The longest pause between two attempts. */
  public Duration longestRetry() {
    return part(4, Duration.ofSeconds(5));
  }

  /** A database transaction; a worker that is suspended in one holds its locks no longer. */
  public Duration transaction() {
    return shorter(attempt(), Duration.ofSeconds(10));
  }

  /**
   * For a lock. Longer than {@link #idleInTransaction}, so that one who waits for a suspended
   * worker's lock sees it end.
   */
  public Duration lock() {
    return shorter(attempt().multipliedBy(3).dividedBy(4), Duration.ofSeconds(8));
  }

  /** A worker that is suspended between two statements of a transaction loses it after this. */
  public Duration idleInTransaction() {
    return shorter(attempt().dividedBy(2), Duration.ofSeconds(5));
  }

  private Duration part(int share, Duration most) {
    return shorter(pollInterval.dividedBy(share), most);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
