package dev.threadspool.acceptance.faults.check.rule;

import java.util.ArrayList;
import java.util.List;

/** What a rule found: violations are counted in full, and the first of them kept. */
public final class Findings {

  private static final int KEPT = 20;

  private final List<String> examples = new ArrayList<>();
  private long checked;
  private long violations;

  void looked() {
    checked++;
  }

  void violation(String text, Object... values) {
    violations++;
    if (examples.size() < KEPT) {
      examples.add(text.formatted(values));
    }
  }

  public long checked() {
    return checked;
  }

  public long violations() {
    return violations;
  }

  public List<String> examples() {
    return List.copyOf(examples);
  }
}
