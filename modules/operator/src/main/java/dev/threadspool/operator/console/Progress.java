package dev.threadspool.operator.console;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/**
 * How far a long piece of work has come, with its rate and the time that is left, on standard
 * error: one line that is written over on a terminal, a line every few seconds elsewhere. May be
 * told as often as one likes, by any thread.
 */
public final class Progress implements AutoCloseable {

  /** The cursor to the line's begin, and the line emptied. */
  private static final String OVER = "\r\u001b[2K";

  private final PrintWriter err;
  private final Style style;
  private final String what;
  private final long total;
  private final long begin = System.nanoTime();
  private long done;
  private long shown;

  /**
   * How it is shown.
   *
   * @param every 0 for never
   * @param over whether each line is written over the one before
   */
  record Style(Duration every, boolean over) {
    static final Style NONE = new Style(Duration.ZERO, false);
    static final Style TERMINAL = new Style(Duration.ofMillis(200), true);
    static final Style LINES = new Style(Duration.ofSeconds(5), false);
  }

  /**
   * @param total how much there is to do; 0 or less where nobody knows
   */
  Progress(PrintWriter err, Style style, String what, long total) {
    this.err = err;
    this.style = style;
    this.what = what;
    this.total = total;
    this.shown = begin;
  }

  /** So much more is done. */
  public synchronized void add(long more) {
    to(done + more);
  }

  /** So much is done now. */
  public synchronized void to(long now) {
    done = now;
    if (!style.equals(Style.NONE) && System.nanoTime() - shown >= style.every().toNanos()) {
      show();
    }
  }

  /** The last state stays on the screen where any was shown. */
  @Override
  public synchronized void close() {
    if (shown != begin) {
      show();
      if (style.over()) {
        err.println();
        err.flush();
      }
    }
  }

  private void show() {
    shown = System.nanoTime();
    String line = line(what, done, total, Duration.ofNanos(shown - begin));
    if (style.over()) {
      err.print(OVER + line);
    } else {
      err.println(line);
    }
    err.flush();
  }

  static String line(String what, long done, long total, Duration took) {
    double rate = done / Math.max(took.toNanos() / 1e9, 1e-9);
    String rated = String.format(Locale.ROOT, "%,.0f/s", rate);
    if (total <= 0) {
      return String.format(Locale.ROOT, "%s: %,d, %s", what, done, rated);
    }
    return String.format(
        Locale.ROOT,
        "%s: %,d of %,d (%d %%), %s, %s left",
        what,
        done,
        total,
        Math.min(100, 100 * done / total),
        rated,
        done == 0 ? "?" : clock(Math.round(Math.max(0, total - done) / rate)));
  }

  private static String clock(long seconds) {
    return seconds < 3600
        ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
        : String.format(
            Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
  }
}
