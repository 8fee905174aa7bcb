package dev.threadspool.bench.contenders;

import dev.threadspool.bench.making.ThreadMaker;
import dev.threadspool.bench.site.Arena;
import dev.threadspool.contract.avro.ThreadCreateCommand;
import dev.threadspool.contract.model.StoredThread;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jdbi.v3.core.Jdbi;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * What spring-kafka's reference shows for exactly-once: with a {@code transaction-id-prefix} Spring
 * Boot makes a {@code KafkaTransactionManager}, and the container runs a Kafka transaction a record
 * that has its events, its reply and its offset. The rows have a transaction of their own inside of
 * it; a redelivered record finds its thread, and tells of it again.
 */
public final class RecordExactlyOnce implements Contender {

  @Override
  public String key() {
    return "recordExactlyOnce";
  }

  @Override
  public String title() {
    return "a record at a time, exactly once";
  }

  @Override
  public ConfigurableApplicationContext start(Arena arena) {
    return SpringContender.start(
        Application.class,
        arena,
        Map.of("spring.kafka.producer.transaction-id-prefix", arena.group() + "-"));
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
    void on(ConsumerRecord<String, ThreadCreateCommand> record) {
      StoredThread thread = maker.make(messages.command(record), messages.origin(record));
      jdbi.useTransaction(handle -> RowInserts.insert(handle, thread));
      // What fails here makes the commit fail.
      var _ = kafka.send(messages.created(thread));
      var _ = kafka.send(messages.reply(record, thread));
    }
  }
}
