package dev.threadspool.acceptance.faults.mutant;

import dev.threadspool.acceptance.faults.check.Invariant;
import dev.threadspool.acceptance.faults.check.Verdict;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What came of a run. */
public sealed interface Run {

  /** Whether nothing is wrong with it. */
  boolean isGreen();

  /** Whether an invariant was seen to be violated. */
  boolean violates(Invariant invariant);

  /** In a few words, for a table. */
  String inShort();

  /** With examples. */
  String atLength();

  /** It came to its end, and the checker looked at it. */
  record Checked(Map<Invariant, Verdict> verdicts) implements Run {

    public Checked {
      verdicts = Map.copyOf(verdicts);
    }

    @Override
    public boolean isGreen() {
      return red().isEmpty();
    }

    @Override
    public boolean violates(Invariant invariant) {
      return red().stream().anyMatch(verdict -> verdict.invariant() == invariant);
    }

    @Override
    public String inShort() {
      return isGreen()
          ? "green"
          : red().stream()
              .map(verdict -> "`%s` (%d)".formatted(verdict.invariant(), verdict.violations()))
              .collect(Collectors.joining(", "));
    }

    @Override
    public String atLength() {
      return isGreen()
          ? "green"
          : red().stream()
              .map(
                  verdict ->
                      "%n    %s (%d): %s"
                          .formatted(
                              verdict.invariant(),
                              verdict.violations(),
                              String.join("; ", verdict.examples())))
              .collect(Collectors.joining("", "red", ""));
    }

    private List<Verdict> red() {
      return verdicts.values().stream()
          .filter(verdict -> !verdict.holds())
          .sorted((left, right) -> left.invariant().compareTo(right.invariant()))
          .toList();
    }
  }

  /** It did not come to where the guard is needed: it shows nothing. */
  record Broken(String cause) implements Run {

    @Override
    public boolean isGreen() {
      return false;
    }

    @Override
    public boolean violates(Invariant invariant) {
      return false;
    }

    @Override
    public String inShort() {
      return "the run broke";
    }

    @Override
    public String atLength() {
      return "the run broke: " + cause;
    }
  }
}
