package dev.threadspool.worker.intake;

/**
 * How large a batch may be.
 *
 * @param records at most so many
 * @param bytes at most so many of keys and values together, unless one record alone is larger
 */
public record BatchBounds(int records, int bytes) {

  public BatchBounds {
    if (records < 1 || bytes < 1) {
      throw new IllegalArgumentException(
          "records and bytes must be positive: %d, %d".formatted(records, bytes));
    }
  }
}
