package dev.threadspool.operator.demo;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows whose columns stand below each other, printed when all are known. A row's last cell may be
 * long; a row of one cell stands between the columns as it is.
 */
final class Table {

  private static final int LONGEST = 120;

  private final List<String[]> rows = new ArrayList<>();

  void row(String... cells) {
    rows.add(cells);
  }

  void print(PrintWriter out) {
    rows.forEach(row -> out.println(line(row)));
    out.flush();
  }

  private String line(String[] row) {
    StringBuilder line = new StringBuilder(" ");
    for (int column = 0; column < row.length; column++) {
      String cell = shortened(row[column]);
      line.append(' ').append(cell);
      if (column < row.length - 1) {
        line.append(" ".repeat(width(column) - cell.length() + 1));
      }
    }
    return line.toString().stripTrailing();
  }

  private int width(int column) {
    return rows.stream()
        .filter(row -> column < row.length - 1)
        .mapToInt(row -> shortened(row[column]).length())
        .max()
        .orElse(0);
  }

  private static String shortened(String cell) {
    String oneLine = cell.replaceAll("\\R\\s*", " ");
    return oneLine.length() <= LONGEST ? oneLine : oneLine.substring(0, LONGEST - 1) + "…";
  }
}
