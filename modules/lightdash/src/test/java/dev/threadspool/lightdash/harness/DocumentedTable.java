package dev.threadspool.lightdash.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A table of docs/access.md. Tests take their rows from there, so that the page cannot say anything
 * that is not so.
 */
public final class DocumentedTable {

  private static final Path PAGE = Path.of("..", "..", "docs", "access.md");

  private DocumentedTable() {}

  /** The first table below a heading: a map a row, from the column's name to the cell. */
  public static List<Map<String, String>> below(String heading) {
    List<List<String>> lines =
        lines().stream()
            .dropWhile(line -> !line.equals("## " + heading))
            .dropWhile(line -> !line.startsWith("|"))
            .takeWhile(line -> line.startsWith("|"))
            .map(DocumentedTable::cells)
            .toList();
    if (lines.size() < 3) {
      throw new IllegalStateException("no table below the heading " + heading);
    }
    // The second line only separates the columns' names from the rows.
    return lines.stream().skip(2).map(cells -> row(lines.getFirst(), cells)).toList();
  }

  private static Map<String, String> row(List<String> columns, List<String> cells) {
    if (cells.size() != columns.size()) {
      throw new IllegalStateException("a row with another number of cells: " + cells);
    }
    Map<String, String> row = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      row.put(columns.get(i), cells.get(i));
    }
    return row;
  }

  private static List<String> cells(String line) {
    String inner = line.strip().substring(1, line.strip().length() - 1);
    return Arrays.stream(inner.split("\\|")).map(String::strip).toList();
  }

  private static List<String> lines() {
    try {
      return Files.readAllLines(PAGE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
