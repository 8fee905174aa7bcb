package dev.threadspool.bench.contenders;

import dev.threadspool.bench.making.ThreadMaker;
import dev.threadspool.bench.site.Arena;
import dev.threadspool.contract.avro.ThreadCreateCommand;
import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.contract.wire.AvroWire;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jdbi.v3.core.Jdbi;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * A transactional outbox: a record's rows and its event go into the database in one transaction, a
 * poller publishes the events in batches. The reply goes out right after the commit. What is
 * redelivered finds its thread and writes no event; after a crash of the poller a batch of events
 * comes twice.
 */
public final class Outbox implements Contender {

  @Override
  public String key() {
    return "outbox";
  }

  @Override
  public String title() {
    return "outbox with a poller";
  }

  @Override
  public ConfigurableApplicationContext start(Arena arena) {
    OutboxTable.create(arena.jdbi());
    return SpringContender.start(
        Application.class, arena, Map.of("spring.kafka.listener.ack-mode", "batch"));
  }

  @Override
  public boolean isPublished(Arena arena) {
    return OutboxTable.isEmpty(arena.jdbi());
  }

  @Override
  public void reset(Arena arena) {
    arena.jdbi().useHandle(handle -> handle.execute("TRUNCATE outbox"));
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import({Parts.class, Listener.class})
  static class Application {

    @Bean(destroyMethod = "close")
    AvroWire wire(Arena arena) {
      return new AvroWire(arena.registry());
    }

    @Bean
    KafkaTemplate<String, SpecificRecord> replies(KafkaProperties kafka) {
      return new KafkaTemplate<>(
          new DefaultKafkaProducerFactory<>(kafka.buildProducerProperties()));
    }

    @Bean
    OutboxPoller poller(Jdbi jdbi, KafkaProperties kafka) {
      Map<String, Object> settings = new HashMap<>(kafka.buildProducerProperties());
      settings.put("key.serializer", ByteArraySerializer.class);
      settings.put("value.serializer", ByteArraySerializer.class);
      return new OutboxPoller(
          jdbi, new KafkaTemplate<>(new DefaultKafkaProducerFactory<>(settings)));
    }
  }

  /** The listener. */
  record Listener(
      Messages messages,
      ThreadMaker maker,
      Jdbi jdbi,
      AvroWire wire,
      KafkaTemplate<String, SpecificRecord> replies) {

    @KafkaListener(topics = "${bench.commands}")
    void on(ConsumerRecord<String, ThreadCreateCommand> record) {
      StoredThread thread = maker.make(messages.command(record), messages.origin(record));
      jdbi.useTransaction(
          handle -> {
            if (RowInserts.insert(handle, thread)) {
              ProducerRecord<String, SpecificRecord> event = messages.created(thread);
              OutboxTable.insert(handle, event, wire.encode(event.topic(), event.value()));
            }
          });
      // Nobody waits for its fate, as with ours.
      var _ = replies.send(messages.reply(record, thread));
    }
  }
}
