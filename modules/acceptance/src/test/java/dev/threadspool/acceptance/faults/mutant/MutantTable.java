package dev.threadspool.acceptance.faults.mutant;

import java.util.List;
import java.util.stream.Collectors;

/** Results as a table in Markdown. */
public final class MutantTable {

  private static final String HEAD =
      """
      | guard taken out | what it keeps | the run | red without it | with it |
      |---|---|---|---|---|
      """;

  private MutantTable() {}

  /** A row each, with how often each invariant was violated. */
  public static String of(List<MutantResult> results) {
    return results.stream().map(MutantTable::row).collect(Collectors.joining("", HEAD, ""));
  }

  private static String row(MutantResult result) {
    return "| %s | %s | %s | %s | %s |\n"
        .formatted(
            result.mutant().guard(),
            result.mutant().keeps(),
            result.story(),
            result.without().inShort(),
            result.with().inShort());
  }
}
