package dev.threadspool.acceptance.faults.workload;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What became of publishing each record of a plan. Thread-safe. */
public final class Ledger {

  private final Map<Integer, Publication> publications = new ConcurrentHashMap<>();

  void enter(int index, Publication publication) {
    publications.put(index, publication);
  }

  /** As far as it is known by now, by the records' index. */
  public Map<Integer, Publication> publications() {
    return Map.copyOf(publications);
  }

  /** How many records' fate is known, or known to be unknown. */
  public int size() {
    return publications.size();
  }
}
