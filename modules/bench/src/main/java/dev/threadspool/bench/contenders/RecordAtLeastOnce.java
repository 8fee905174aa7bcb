package dev.threadspool.bench.contenders;

import dev.threadspool.bench.making.ThreadMaker;
import dev.threadspool.bench.site.Arena;
import dev.threadspool.contract.avro.ThreadCreateCommand;
import dev.threadspool.contract.model.StoredThread;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jdbi.v3.core.Jdbi;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.Acknowledgment;

/**
 * The same without Kafka transactions: stored, sent, and acknowledged when both messages are. After
 * a crash events come twice.
 */
public final class RecordAtLeastOnce implements Contender {

  @Override
  public String key() {
    return "recordAtLeastOnce";
  }

  @Override
  public String title() {
    return "a record at a time, at least once";
  }

  @Override
  public ConfigurableApplicationContext start(Arena arena) {
    return SpringContender.start(
        Application.class, arena, Map.of("spring.kafka.listener.ack-mode", "manual"));
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import({Parts.class, Listener.class})
  static class Application {}

  /** The listener. */
  record Listener(
      Messages messages,
      ThreadMaker maker,
      Jdbi jdbi,
      KafkaTemplate<String, SpecificRecord> kafka) {

    @KafkaListener(topics = "${bench.commands}")
    void on(ConsumerRecord<String, ThreadCreateCommand> record, Acknowledgment acknowledgment) {
      StoredThread thread = maker.make(messages.command(record), messages.origin(record));
      jdbi.useTransaction(handle -> RowInserts.insert(handle, thread));
      CompletableFuture.allOf(
              kafka.send(messages.created(thread)), kafka.send(messages.reply(record, thread)))
          .join();
      acknowledgment.acknowledge();
    }
  }
}
