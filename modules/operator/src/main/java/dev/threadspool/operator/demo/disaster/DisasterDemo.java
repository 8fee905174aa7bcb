package dev.threadspool.operator.demo.disaster;

import dev.threadspool.local.LocalStack;
import dev.threadspool.operator.console.Console;
import dev.threadspool.operator.parts.Parts;
import dev.threadspool.operator.parts.Ports;
import dev.threadspool.operator.parts.Running;
import picocli.CommandLine;

/** All of it on embedded parts that are thrown away, also where it is interrupted. */
public final class DisasterDemo {

  private DisasterDemo() {}

  /**
   * @param commandLine whose failures and standard error those of restore and audit are
   * @return an exit code
   */
  public static int run(int threads, CommandLine commandLine, Console run) throws Exception {
    return run(
        threads, run, (running, story) -> new CommandRescue(running, commandLine, story, run));
  }

  /** Who comes to the rescue. */
  interface Rescuers {

    Rescue of(Running running, Story story);
  }

  static int run(int threads, Console run, Rescuers rescuers) throws Exception {
    Story story = new Story(run);
    try (Parts parts = new Parts()) {
      story.chapter("Starting Kafka, PostgreSQL, a schema registry, a worker and an ingress");
      Running running = parts.start(LocalStack.temporary(), Ports.ANY, story.steps());
      Rescue rescue = rescuers.of(running, story);
      int code = new Disaster(parts, running, rescue, story, run).play(threads);
      story.chapter("Stopping");
      return code;
    }
  }
}
