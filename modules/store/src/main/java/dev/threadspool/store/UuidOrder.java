package dev.threadspool.store;

import java.util.Comparator;
import java.util.UUID;

/**
 * PostgreSQL's order of UUIDs: by unsigned bytes. {@link UUID#compareTo} compares signed numbers;
 * whoever inserts or locks in another order than its neighbour invites a deadlock.
 */
public enum UuidOrder implements Comparator<UUID> {
  INSTANCE;

  @Override
  public int compare(UUID left, UUID right) {
    int high = Long.compareUnsigned(left.getMostSignificantBits(), right.getMostSignificantBits());
    return high != 0
        ? high
        : Long.compareUnsigned(left.getLeastSignificantBits(), right.getLeastSignificantBits());
  }
}
