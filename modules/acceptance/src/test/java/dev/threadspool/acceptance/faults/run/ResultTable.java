package dev.threadspool.acceptance.faults.run;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What has been shown: a line a run, a column a rule. */
final class ResultTable {

  private static final int CELL = 7;

  private ResultTable() {}

  /** Without runs that broke off before the check. */
  static List<String> lines(List<Result> results) {
    List<Result> checked = results.stream().filter(result -> !result.checks().isEmpty()).toList();
    if (checked.isEmpty()) {
      return List.of();
    }
    List<Check> rules = checked.getFirst().checks();
    int name =
        checked.stream().mapToInt(result -> result.schedule().name().length()).max().orElse(0);
    List<String> lines = new ArrayList<>();
    lines.add("What has to hold");
    for (int n = 0; n < rules.size(); n++) {
      lines.add("  %2d  %-20s %s".formatted(n + 1, rules.get(n).rule(), rules.get(n).sentence()));
    }
    lines.add("");
    lines.add("How often it was looked at, and how often it did not hold (\"!\"), by fault");
    StringBuilder head = new StringBuilder(" ".repeat(name + 2));
    IntStream.rangeClosed(1, rules.size()).forEach(n -> head.append(cell(String.valueOf(n))));
    lines.add(head.toString());
    for (Result result : checked) {
      StringBuilder line = new StringBuilder("  " + padded(result.schedule().name(), name));
      result.checks().forEach(check -> line.append(cell(text(check))));
      lines.add(line.toString());
    }
    return lines;
  }

  private static String text(Check check) {
    if (check.holds()) {
      return check.checked() == 0 ? "-" : String.valueOf(check.checked());
    }
    return "%d!%d".formatted(check.checked(), check.violations());
  }

  private static String cell(String text) {
    return " " + " ".repeat(Math.max(0, CELL - 1 - text.length())) + text;
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(width - text.length());
  }
}
