package dev.threadspool.operator.topics;

import dev.threadspool.operator.Lines;
import dev.threadspool.operator.console.Examples;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Whether a cluster's topics are as declared. */
@Command(
    name = "check",
    description = {
      "Compares the cluster's topics with their declaration. Changes nothing.",
      "ERROR: Threadspool cannot keep its promises there (exit code 1). WARNING: it can, but less is"
          + " promised than could be."
    },
    footerHeading = Examples.HEADING,
    footer = "  threadspool topics check --bootstrap-servers kafka:9092")
public final class CheckTopics implements Callable<Integer> {

  @Mixin private TopicTarget target = new TopicTarget();

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Override
  public Integer call() {
    Lines lines = new Lines(spec.commandLine().getOut());
    return target.use((admin, plan) -> TopicReport.print(lines, admin, plan));
  }
}
