package dev.threadspool.worker.config;

import com.zaxxer.hikari.HikariDataSource;
import dev.threadspool.contract.schemas.SchemaRegistrar;
import dev.threadspool.contract.topics.TopicNames;
import dev.threadspool.contract.topics.TopicPlan;
import dev.threadspool.contract.topics.TopicProvisioner;
import dev.threadspool.contract.topics.TopicSettings;
import dev.threadspool.contract.wire.AvroWire;
import dev.threadspool.lightdash.Catalogue;
import dev.threadspool.lightdash.postgres.PostgresCatalogue;
import dev.threadspool.store.ThreadStore;
import dev.threadspool.worker.announce.Announcements;
import dev.threadspool.worker.announce.Announcers;
import dev.threadspool.worker.decide.Decider;
import dev.threadspool.worker.dependency.Dependencies;
import dev.threadspool.worker.dependency.Dependency;
import dev.threadspool.worker.intake.CommandDecoder;
import dev.threadspool.worker.intake.CommandTopics;
import dev.threadspool.worker.intake.DecisionMetrics;
import dev.threadspool.worker.intake.LaneContainers;
import dev.threadspool.worker.intake.Lanes;
import dev.threadspool.worker.intake.Pipeline;
import dev.threadspool.worker.intake.TopicIds;
import dev.threadspool.worker.milestone.Milestones;
import dev.threadspool.worker.reply.Replier;
import dev.threadspool.worker.resolve.BatchResolver;
import dev.threadspool.worker.resolve.ItemMetrics;
import dev.threadspool.worker.resolve.provider.Providers;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** How the stages are put together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WorkerSettings.class)
public class WorkerConfiguration {

  @Bean
  Dependencies dependencies(MeterRegistry meters) {
    return new Dependencies(meters);
  }

  @Bean
  TopicPlan topicPlan(Environment environment) {
    return TopicPlan.of(
        TopicSettings.from(
            Binder.get(environment)
                .bind("threadspool.topics", Bindable.mapOf(String.class, String.class))
                .orElseGet(Map::of)));
  }

  @Bean(destroyMethod = "close")
  HikariDataSource storePool(WorkerSettings settings) {
    return DatabasePool.open("store", settings.store(), false);
  }

  @Bean(destroyMethod = "close")
  HikariDataSource lightdashPool(WorkerSettings settings) {
    return DatabasePool.open("lightdash", settings.lightdash(), true);
  }

  @Bean
  ThreadStore threadStore(HikariDataSource storePool) {
    return new ThreadStore(storePool);
  }

  @Bean
  Catalogue catalogue(HikariDataSource lightdashPool, WorkerSettings settings) {
    return new PostgresCatalogue(
        Jdbi.create(lightdashPool).installPlugin(new PostgresPlugin()),
        settings.worker().customRoles(),
        settings.worker().featureGate());
  }

  @Bean(destroyMethod = "close")
  AvroWire avroWire(WorkerSettings settings) {
    return new AvroWire(registry(settings));
  }

  @Bean(destroyMethod = "close")
  SchemaRegistrar schemaRegistrar(WorkerSettings settings) {
    return new SchemaRegistrar(registry(settings));
  }

  private static Map<String, String> registry(WorkerSettings settings) {
    Map<String, String> properties = new HashMap<>();
    if (settings.registry().properties() != null) {
      properties.putAll(settings.registry().properties());
    }
    properties.put("schema.registry.url", settings.registry().url());
    return properties;
  }

  @Bean(destroyMethod = "close")
  Admin brokerAdmin(KafkaProperties kafka) {
    return Admin.create(kafka.buildAdminProperties());
  }

  @Bean(destroyMethod = "close")
  Producer<byte[], byte[]> replyProducer(KafkaProperties kafka) {
    return new KafkaProducer<>(
        KafkaSettings.replyProducer(kafka), new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Closed with the context where it asks anybody. */
  @Bean
  Providers pullRequestProviders(
      WorkerSettings settings, ObjectProvider<Clock> clocks, MeterRegistry meters) {
    return settings.providers().open(clocks.getIfAvailable(Clock::systemUTC), meters);
  }

  @Bean
  Lanes lanes(
      WorkerSettings settings,
      KafkaProperties kafka,
      TopicPlan plan,
      AvroWire wire,
      ThreadStore store,
      Catalogue catalogue,
      Admin admin,
      Producer<byte[], byte[]> replyProducer,
      List<HikariDataSource> databases,
      Dependencies dependencies,
      MeterRegistry meters,
      Providers providers,
      ObjectProvider<Milestones> watching,
      ObjectProvider<Clock> clocks) {
    WorkerSettings.Worker worker = settings.worker();
    TopicNames topics = plan.names();
    Milestones milestones = watching.getIfAvailable(() -> Milestones.UNWATCHED);
    Clock clock = clocks.getIfAvailable(Clock::systemUTC);
    CommandTopics commandTopics = worker.commandTopics(topics);
    TopicIds topicIds = new TopicIds(admin, dependencies);
    Announcements announcements =
        new Announcements(topics, wire, dependencies, worker.group(), plan.maxEventBytes());
    Pipeline pipeline =
        new Pipeline(
            new BatchResolver(
                catalogue,
                new StoredThreads(store, dependencies),
                settings
                    .providers()
                    .recognised(settings.github().orNone(), settings.gitlab().orNone()),
                providers,
                new ItemMetrics(meters)),
            new Decider(store, announcements, clock, milestones),
            new Replier(
                replyProducer, topics.createReply(), plan.settings().replyPartitions(), wire),
            new DecisionMetrics(meters),
            dependencies,
            milestones);
    LaneContainers containers =
        new LaneContainers(
            KafkaSettings.consumers(kafka, worker),
            commandTopics,
            new CommandDecoder(commandTopics, wire, topicIds, dependencies),
            pipeline,
            topicIds,
            dependencies,
            worker.bounds(),
            worker.drainTimeout());
    return new Lanes(
        worker.lanes(),
        worker.group() + "-" + InstanceName.of(worker.instance()),
        new Announcers(KafkaSettings.producer(kafka), worker.announceQueue(), milestones),
        containers,
        topicIds,
        store::announced,
        dependencies,
        worker.drainTimeout(),
        () -> databases.forEach(HikariDataSource::close));
  }

  @Bean
  Startup startup(
      WorkerSettings settings,
      TopicPlan plan,
      Admin admin,
      SchemaRegistrar registrar,
      ThreadStore store,
      Lanes lanes,
      Dependencies dependencies) {
    ClusterReadiness cluster =
        new ClusterReadiness(
            admin, new TopicProvisioner(admin, plan), settings.worker().createTopics());
    return new Startup(
        List.of(
            new Startup.Step(Dependency.STORE, store::migrate),
            new Startup.Step(Dependency.BROKER, cluster::require),
            new Startup.Step(
                Dependency.REGISTRY, () -> RegisteredSchemas.require(registrar, plan.names()))),
        lanes,
        dependencies);
  }

  @Bean
  WorkerHealth workerHealthIndicator(Startup startup, Lanes lanes, Dependencies dependencies) {
    return new WorkerHealth(startup, lanes, dependencies);
  }

  @Bean(destroyMethod = "close")
  Retention retention(ThreadStore store, WorkerSettings settings, ObjectProvider<Clock> clocks) {
    return new Retention(
        store, clocks.getIfAvailable(Clock::systemUTC), settings.worker().rejectionRetention());
  }
}
