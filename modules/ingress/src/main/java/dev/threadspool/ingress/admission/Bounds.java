package dev.threadspool.ingress.admission;

/**
 * How much may be at work at once.
 *
 * @param requests for threads, those that wait for an outcome included
 * @param bytes of their bodies together
 * @param callerShare of all of these, for one caller; above 0 and at most 1
 * @param readers requests that read
 */
public record Bounds(int requests, long bytes, double callerShare, int readers) {

  public Bounds {
    if (requests < 1 || bytes < 1 || readers < 1) {
      throw new IllegalArgumentException(
          "requests, bytes and readers must be positive: %d, %d, %d"
              .formatted(requests, bytes, readers));
    }
    if (!(callerShare > 0 && callerShare <= 1)) {
      throw new IllegalArgumentException(
          "a caller's share must be above 0 and at most 1: " + callerShare);
    }
  }

  /** At least one. */
  int requestsOfOne() {
    return Math.max(1, (int) (requests * callerShare));
  }

  /** At least one. */
  int readersOfOne() {
    return Math.max(1, (int) (readers * callerShare));
  }

  long bytesOfOne() {
    return Math.max(1, (long) (bytes * callerShare));
  }
}
