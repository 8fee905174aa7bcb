package dev.threadspool.worker.harness;

import static org.awaitility.Awaitility.await;

import dev.threadspool.contract.avro.ThreadCreateRejected;
import dev.threadspool.contract.avro.ThreadCreateReply;
import dev.threadspool.contract.avro.ThreadCreated;
import dev.threadspool.contract.model.ThreadCommand;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What became of commands, as a {@code read_committed} reader sees it. */
public final class Outcomes {

  public static final Duration PATIENCE = Duration.ofSeconds(30);

  private final World world;

  public Outcomes(World world) {
    this.world = world;
  }

  public ThreadCreated awaitCreated(ThreadCommand command) {
    await().atMost(PATIENCE).until(() -> !created(command).isEmpty());
    return created(command).getFirst();
  }

  /** Whatever was sent before it is decided and announced once this one is. */
  public void awaitSentinel() {
    ThreadCommand sentinel = TestCommands.asking();
    world.commands().send(sentinel);
    awaitCreated(sentinel);
  }

  public List<ThreadCreated> created(ThreadCommand command) {
    return world.reading().created().stream()
        .filter(event -> event.getThreadUuid().equals(command.threadUuid()))
        .toList();
  }

  public List<ThreadCreateRejected> rejected(ThreadCommand command) {
    return world.reading().rejected().stream()
        .filter(event -> event.getThreadUuid().equals(command.threadUuid()))
        .toList();
  }

  public List<ThreadCreateReply> replies(ThreadCommand command) {
    return world.reading().replies().stream()
        .filter(reply -> reply.getThreadUuid().equals(command.threadUuid()))
        .toList();
  }

  public List<ConsumerRecord<byte[], byte[]>> deadLetter(String key) {
    return world.reading().deadLetters().stream()
        .filter(record -> new String(record.key(), StandardCharsets.UTF_8).equals(key))
        .toList();
  }

  public static String text(ConsumerRecord<byte[], byte[]> record, String header) {
    return new String(record.headers().lastHeader(header).value(), StandardCharsets.UTF_8);
  }
}
