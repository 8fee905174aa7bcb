package dev.threadspool.contract.openapi;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** How many exchanges were held, and how much was not. Of this process. */
public final class Tally {

  private static final LongAdder HELD = new LongAdder();
  private static final Map<Exempt, LongAdder> EXEMPT = new EnumMap<>(Exempt.class);

  static {
    for (Exempt exempt : Exempt.values()) {
      EXEMPT.put(exempt, new LongAdder());
    }
  }

  private Tally() {}

  static void held() {
    HELD.increment();
  }

  static long heldSoFar() {
    return HELD.sum();
  }

  /** Notes what is not held. */
  public static void exempt(Exempt exempt) {
    counter(exempt).increment();
  }

  /** How often that was. */
  public static long of(Exempt exempt) {
    return counter(exempt).sum();
  }

  private static LongAdder counter(Exempt exempt) {
    return Objects.requireNonNull(EXEMPT.get(exempt));
  }

  /** In words. */
  public static String summary() {
    return "Held against the documents: %s exchanges; not held: %s".formatted(HELD, EXEMPT);
  }
}
