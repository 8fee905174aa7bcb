package dev.threadspool.worker.config;

import com.zaxxer.hikari.HikariDataSource;
import dev.threadspool.contract.schemas.SchemaRegistrar;
import dev.threadspool.contract.wire.AvroWire;
import dev.threadspool.lightdash.Catalogue;
import dev.threadspool.lightdash.postgres.PostgresCatalogue;
import dev.threadspool.store.ThreadStore;
import dev.threadspool.worker.dependency.Dependencies;
import dev.threadspool.worker.dependency.Dependency;
import dev.threadspool.worker.dependency.DependencyWatch;
import dev.threadspool.worker.dependency.WaitBudget;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the worker cannot do without, and who looks after it. */
@Configuration(proxyBeanMethods = false)
class DependencyConfiguration {

  /** All waits on the consumer's thread follow from the consumer's own settings. */
  @Bean
  WaitBudget waitBudget(WorkerSettings settings, KafkaProperties kafka) {
    return KafkaSettings.budget(KafkaSettings.consumer(kafka, settings.worker()));
  }

  @Bean
  Dependencies dependencies(MeterRegistry meters, WaitBudget budget) {
    return new Dependencies(meters, budget);
  }

  @Bean(destroyMethod = "close")
  HikariDataSource storePool(WorkerSettings settings, WaitBudget budget) {
    return DatabasePool.store(settings.store(), budget);
  }

  @Bean(destroyMethod = "close")
  HikariDataSource lightdashPool(WorkerSettings settings, WaitBudget budget) {
    return DatabasePool.lightdash(settings.lightdash(), budget);
  }

  @Bean
  LaneMemory laneMemory() {
    return LaneMemory.ofThisProcess();
  }

  @Bean
  ThreadStore threadStore(HikariDataSource storePool, LaneMemory memory) {
    return new ThreadStore(storePool, memory.bytes());
  }

  @Bean
  Catalogue catalogue(HikariDataSource lightdashPool, WorkerSettings settings, LaneMemory memory) {
    return new PostgresCatalogue(
        Jdbi.create(lightdashPool).installPlugin(new PostgresPlugin()),
        settings.worker().customRoles(),
        settings.worker().featureGate(),
        memory.bytes());
  }

  @Bean(destroyMethod = "close")
  AvroWire avroWire(WorkerSettings settings, WaitBudget budget) {
    return new AvroWire(RegistrySettings.of(settings.registry(), budget));
  }

  @Bean(destroyMethod = "close")
  SchemaRegistrar schemaRegistrar(WorkerSettings settings, WaitBudget budget) {
    return new SchemaRegistrar(RegistrySettings.of(settings.registry(), budget));
  }

  @Bean(destroyMethod = "close")
  Admin brokerAdmin(KafkaProperties kafka) {
    return Admin.create(kafka.buildAdminProperties());
  }

  @Bean(destroyMethod = "close")
  Producer<byte[], byte[]> replyProducer(KafkaProperties kafka, WaitBudget budget) {
    return new KafkaProducer<>(
        KafkaSettings.replyProducer(kafka, budget),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  @Bean(destroyMethod = "close")
  DependencyWatch dependencyWatch(
      Dependencies dependencies,
      ThreadStore store,
      HikariDataSource lightdashPool,
      Admin admin,
      SchemaRegistrar registrar,
      WaitBudget budget) {
    long patience = budget.step().toMillis();
    return new DependencyWatch(
        dependencies,
        Map.of(
            Dependency.STORE,
            store::ping,
            Dependency.CATALOGUE,
            () -> {
              try (Connection connection = lightdashPool.getConnection();
                  Statement statement = connection.createStatement()) {
                statement.execute("SELECT 1");
              }
            },
            Dependency.BROKER,
            () -> admin.describeCluster().nodes().get(patience, TimeUnit.MILLISECONDS),
            Dependency.REGISTRY,
            registrar::ping));
  }
}
