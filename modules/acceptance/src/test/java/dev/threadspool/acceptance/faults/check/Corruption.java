package dev.threadspool.acceptance.faults.check;

import java.util.Set;
import java.util.function.Consumer;

/**
 * What is spoilt in a good run.
 *
 * @param red what has to be seen of it, and nothing else
 */
record Corruption(String name, Consumer<GoodCase> spoil, Set<Invariant> red) {

  static Corruption of(String name, Consumer<GoodCase> spoil, Invariant... red) {
    return new Corruption(name, spoil, Set.of(red));
  }

  @Override
  public String toString() {
    return name;
  }
}
