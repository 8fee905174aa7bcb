package dev.threadspool.contract.random;

import java.util.Set;
import java.util.TreeSet;

/** What a generator really made: a generator that leaves something out proves nothing about it. */
public final class Coverage {

  private final Set<String> features = new TreeSet<>();

  void saw(String feature) {
    features.add(feature);
  }

  public Set<String> features() {
    return features;
  }
}
