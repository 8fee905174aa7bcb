package dev.threadspool.operator.demo.disaster;

import dev.threadspool.operator.console.Console;
import dev.threadspool.operator.parts.Steps;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;

/** Tells what happens as it happens: chapters, steps with the time each took, and facts. */
final class Story {

  private final Console run;
  private final Steps steps;

  Story(Console run) {
    this.run = run;
    this.steps = new Steps(this::done);
  }

  Steps steps() {
    return steps;
  }

  void chapter(String text) {
    run.checkpoint();
    run.item(text, Map.of("chapter", text));
  }

  /** In seconds, how long it took. */
  double step(String name, Callable<?> work) throws Exception {
    long begin = System.nanoTime();
    Object _ = work.call();
    Duration took = Duration.ofNanos(System.nanoTime() - begin);
    done(name, took);
    run.checkpoint();
    return seconds(took);
  }

  void fact(String text, Map<String, ?> json) {
    run.item("  " + text, json);
  }

  private void done(String name, Duration took) {
    run.item(Steps.line(name, took), Map.of("step", name, "seconds", seconds(took)));
  }

  private static double seconds(Duration took) {
    return Math.round(took.toMillis() / 100.0) / 10.0;
  }
}
