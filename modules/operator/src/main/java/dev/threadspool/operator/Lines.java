package dev.threadspool.operator;

import java.io.PrintWriter;

/** Lines for people and for {@code grep}: a word of state, what it is about, and the rest. */
public final class Lines {

  private static final int STATE = 12;
  private static final int SUBJECT = 38;

  private final PrintWriter out;

  public Lines(PrintWriter out) {
    this.out = out;
  }

  public void line(String state, String subject, String rest) {
    String line =
        ("%-" + STATE + "s %-" + SUBJECT + "s %s").formatted(state, subject, rest).stripTrailing();
    out.println(line);
    out.flush();
  }

  public void text(String text) {
    out.println(text);
    out.flush();
  }
}
