package dev.threadspool.operator.status;

import org.jspecify.annotations.Nullable;

/**
 * How far one command partition has come. Null is what nobody could tell.
 *
 * @param end the high watermark
 * @param committed by the group, so announced; the beginning where it has committed nothing
 * @param decided from where on nothing is decided
 * @param announced from where on nothing is known in the database to be announced; may lag behind
 */
record Lag(
    String topic,
    int partition,
    @Nullable Long end,
    @Nullable Long committed,
    @Nullable Long decided,
    @Nullable Long announced) {

  /** Records that wait for an outcome or its announcement. */
  @Nullable Long lag() {
    return end == null || committed == null ? null : (Long) Math.max(0, end - committed);
  }

  /** Decided, and not announced yet. */
  @Nullable Long inFlight() {
    if (decided == null || announced == null) {
      return null;
    }
    long known = committed == null ? announced : Math.max(announced, committed);
    return Math.max(0, decided - known);
  }
}
