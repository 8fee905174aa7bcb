package dev.threadspool.acceptance.faults.mutant;

import dev.threadspool.acceptance.faults.process.WorkerProcess;
import dev.threadspool.acceptance.faults.site.Answers;
import dev.threadspool.acceptance.faults.site.Site;
import dev.threadspool.acceptance.faults.workload.Damage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** The group's offsets are reset to the beginning while nobody works. */
record ResetScenario() implements Scenario {

  @Override
  public String story() {
    return "stopped in order; offsets reset to the beginning; started again";
  }

  @Override
  public void play(Stage stage) {
    stage.site().catalogue().hide(Commands.CHART);
    stage.publish(
        List.of(
            Commands.thread(1), Commands.pinning(2), Commands.damaged(3, Damage.NO_MAGIC_BYTE)));
    WorkerProcess first = stage.start("replaying");
    stage.awaitQuiet();
    first.stop();
    stage.watch().whileOffsetsGoBack(() -> reset(stage.site()));
    stage.start("replaying");
    stage.awaitQuiet();
  }

  private static void reset(Site site) {
    Map<TopicPartition, OffsetAndMetadata> beginning = new HashMap<>();
    for (String topic : site.commandTopics()) {
      for (int partition = 0; partition < site.partitions(); partition++) {
        beginning.put(new TopicPartition(topic, partition), new OffsetAndMetadata(0));
      }
    }
    Answers.of(site.admin().alterConsumerGroupOffsets(site.group(), beginning).all());
  }
}
