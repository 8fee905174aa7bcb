package dev.threadspool.operator.topics;

import dev.threadspool.contract.topics.TopicPlan;
import dev.threadspool.contract.topics.TopicProvisioner;
import dev.threadspool.operator.Lines;
import dev.threadspool.operator.console.Examples;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Creates what is missing, then checks all. */
@Command(
    name = "create",
    description = {
      "Creates the topics that are missing, then checks all of them. Never alters a topic that is there.",
      "Exits with 1 where one that is there contradicts its declaration."
    },
    footerHeading = Examples.HEADING,
    footer = {
      "  threadspool topics create --bootstrap-servers kafka:9092 --partitions 16",
      "  threadspool topics create --config worker.yaml --kafka-config client.properties"
    })
public final class CreateTopics implements Callable<Integer> {

  @Mixin private TopicTarget target = new TopicTarget();

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Override
  public Integer call() {
    return target.use(this::create);
  }

  private int create(Admin admin, TopicPlan plan) {
    Lines lines = new Lines(spec.commandLine().getOut());
    new TopicProvisioner(admin, plan)
        .createMissing()
        .forEach(topic -> lines.line("created", topic, ""));
    return TopicReport.print(lines, admin, plan);
  }
}
