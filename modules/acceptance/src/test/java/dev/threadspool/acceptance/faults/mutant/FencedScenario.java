package dev.threadspool.acceptance.faults.mutant;

import dev.threadspool.acceptance.faults.process.WorkerProcess;
import dev.threadspool.worker.milestone.Milestone;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Somebody with the same {@code transactional.id} ends a worker's transaction before it commits.
 */
record FencedScenario() implements Scenario {

  private static final String INSTANCE = "fenced";

  @Override
  public String story() {
    return "its producer is fenced right before a commit; the next batch waits already";
  }

  @Override
  public void play(Stage stage) {
    stage.publish(List.of(Commands.thread(1), Commands.thread(2)));
    WorkerProcess worker =
        stage.startHeldAt(Milestone.ANNOUNCING, 1, INSTANCE, OneWorkerScenario.ONE_BY_ONE);
    worker.awaitHeld(Milestone.ANNOUNCING, Stage.PATIENCE);
    fence(stage);
    worker.release();
    stage.awaitQuiet();
  }

  private static void fence(Stage stage) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            stage.site().addresses().bootstrapServers(),
            "transactional.id",
            stage.site().group() + "-" + INSTANCE + "-0");
    try (var thief =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      thief.initTransactions();
    }
  }
}
