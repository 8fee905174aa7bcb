package dev.threadspool.operator.dlq;

import dev.threadspool.contract.wire.AvroWire;
import dev.threadspool.operator.connect.ConfigOption;
import dev.threadspool.operator.connect.GroupOption;
import dev.threadspool.operator.connect.KafkaClients;
import dev.threadspool.operator.connect.KafkaOptions;
import dev.threadspool.operator.connect.PrefixOption;
import dev.threadspool.operator.connect.RegistryOptions;
import dev.threadspool.operator.connect.Settings;
import dev.threadspool.operator.console.Console;
import dev.threadspool.operator.console.ConsoleOptions;
import dev.threadspool.operator.console.Stop;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import picocli.CommandLine.Mixin;

/** Whose dead letters: the options that all of these commands take. */
final class DlqOptions {

  @Mixin private KafkaOptions kafka = new KafkaOptions();
  @Mixin private RegistryOptions registry = new RegistryOptions();
  @Mixin private GroupOption group = new GroupOption();
  @Mixin private PrefixOption prefix = new PrefixOption();
  @Mixin private ConfigOption config = new ConfigOption();

  /** What a command does. */
  interface Work {

    /**
     * @param consumer reads committed records
     */
    int with(DeadLetterTopic topic, KafkaConsumer<byte[], byte[]> consumer, Console run);
  }

  int run(String name, ConsoleOptions console, Stop stop, Work work) throws Exception {
    Settings settings = config.with(kafka, registry, group, prefix);
    return console.run(
        stop,
        run -> {
          run.summary().set("command", name);
          KafkaClients clients = kafka.clients(settings);
          try (Admin admin = clients.openAdmin();
              AvroWire wire = registry.openWire(settings);
              KafkaConsumer<byte[], byte[]> consumer = clients.openConsumer("read_committed")) {
            return work.with(DeadLetterTopic.of(settings, clients, admin, wire), consumer, run);
          }
        });
  }
}
