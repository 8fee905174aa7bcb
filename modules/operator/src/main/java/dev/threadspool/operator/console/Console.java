package dev.threadspool.operator.console;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Map;

/** A command's way to whoever runs it, while it runs. Thread-safe. */
public final class Console implements Watch {

  private final Printer printer;
  private final PrintWriter err;
  private final Progress.Style style;
  private final Stop stop;
  private final Summary summary = new Summary();

  Console(Printer printer, PrintWriter err, Progress.Style style, Stop stop) {
    this.printer = printer;
    this.err = err;
    this.style = style;
    this.stop = stop;
  }

  /** What is printed at the end, however that comes. */
  public Summary summary() {
    return summary;
  }

  /**
   * One of many things that a command finds: a line of text, or of JSON where that was asked for.
   *
   * @param json members by name, in camelCase; values as in {@link Summary#set}
   */
  public void item(String text, Map<String, ?> json) {
    printer.line(text, json);
  }

  /** A line for people alone: where JSON was asked for, the summary has all that it says. */
  public void text(String line) {
    printer.text(line);
  }

  /** On standard error. */
  @Override
  public void note(String text) {
    err.println(text);
    err.flush();
  }

  /**
   * @param what for people: {@code "created events"}
   * @param total how many there are; 0 or less where nobody knows
   */
  public Progress progress(String what, long total) {
    return new Progress(err, style, what, total);
  }

  /** Whether the command was asked to end. */
  public boolean isStopping() {
    return stop.isAsked();
  }

  /**
   * A point where the command may end and leave everything in order.
   *
   * @throws StoppedException where it was asked to
   */
  @Override
  public void checkpoint() {
    if (stop.isAsked()) {
      throw new StoppedException();
    }
  }

  /**
   * Waits, as a command does that looks again every now and then.
   *
   * @throws StoppedException as soon as it is asked to end
   */
  public void pause(Duration time) throws InterruptedException {
    if (stop.await(time)) {
      throw new StoppedException();
    }
  }

  /**
   * What wakes the command where it waits long ({@code statement::cancel}, {@code
   * consumer::wakeup}); runs on another thread, once it is asked to end.
   */
  public void wakeBy(Runnable how) {
    stop.wake(how);
  }
}
