package dev.threadspool.bench;

import dev.threadspool.bench.site.Arena;
import dev.threadspool.bench.workload.Lightdash;
import dev.threadspool.local.LocalStack;

/** The stack that all tests of this module share, with its Lightdash. */
public final class TestBench {

  private static final LocalStack STACK = started();

  private TestBench() {}

  public static Arena arena(String name) {
    return Arena.open(STACK, name);
  }

  public static LocalStack stack() {
    return STACK;
  }

  private static LocalStack started() {
    LocalStack stack = LocalStack.shared();
    Lightdash.load(stack);
    return stack;
  }
}
