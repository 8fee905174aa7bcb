package dev.threadspool.worker.config;

import com.zaxxer.hikari.HikariDataSource;
import dev.threadspool.contract.schemas.SchemaRegistrar;
import dev.threadspool.contract.topics.TopicNames;
import dev.threadspool.contract.topics.TopicPlan;
import dev.threadspool.contract.topics.TopicProvisioner;
import dev.threadspool.contract.topics.TopicSettings;
import dev.threadspool.contract.wire.AvroWire;
import dev.threadspool.lightdash.Catalogue;
import dev.threadspool.store.ThreadStore;
import dev.threadspool.worker.announce.Announcements;
import dev.threadspool.worker.announce.Announcers;
import dev.threadspool.worker.decide.Decider;
import dev.threadspool.worker.dependency.Dependencies;
import dev.threadspool.worker.dependency.Dependency;
import dev.threadspool.worker.dependency.WaitBudget;
import dev.threadspool.worker.intake.BatchWork;
import dev.threadspool.worker.intake.CommandDecoder;
import dev.threadspool.worker.intake.CommandTopics;
import dev.threadspool.worker.intake.Deciding;
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
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;

/** How the stages are put together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WorkerSettings.class)
@Import(DependencyConfiguration.class)
public class WorkerConfiguration {

  @Bean
  TopicPlan topicPlan(Environment environment) {
    return TopicPlan.of(
        TopicSettings.from(
            Binder.get(environment)
                .bind("threadspool.topics", Bindable.mapOf(String.class, String.class))
                .orElseGet(Map::of)));
  }

  /** Closed with the context where it asks anybody. */
  @Bean
  Providers pullRequestProviders(
      WorkerSettings settings,
      ObjectProvider<Clock> clocks,
      MeterRegistry meters,
      WaitBudget budget) {
    return settings
        .providers()
        .open(clocks.getIfAvailable(Clock::systemUTC), meters, budget.step());
  }

  @Bean
  Lanes lanes(
      WorkerSettings settings,
      KafkaProperties kafka,
      TopicPlan plan,
      AvroWire wire,
      LaneMemory memory,
      ThreadStore store,
      Catalogue catalogue,
      Admin admin,
      Producer<byte[], byte[]> replyProducer,
      List<HikariDataSource> databases,
      Dependencies dependencies,
      WaitBudget budget,
      MeterRegistry meters,
      Providers providers,
      ObjectProvider<Milestones> watching,
      ObjectProvider<Clock> clocks) {
    WorkerSettings.Worker worker = settings.worker();
    TopicNames topics = plan.names();
    Milestones milestones = watching.getIfAvailable(() -> Milestones.UNWATCHED);
    Clock clock = clocks.getIfAvailable(Clock::systemUTC);
    CommandTopics commandTopics = worker.commandTopics(topics);
    TopicIds topicIds = new TopicIds(admin, dependencies, budget);
    Announcements announcements =
        new Announcements(topics, wire, dependencies, worker.group(), plan.maxEventBytes());
    Pipeline pipeline =
        new Pipeline(
            new Deciding(
                resolver(settings, catalogue, store, providers, meters, dependencies),
                new Decider(store, announcements, clock, memory.bytes(), milestones),
                dependencies,
                milestones),
            new Replier(
                replyProducer,
                topics.createReply(),
                plan.settings().replyPartitions(),
                wire,
                meters),
            new DecisionMetrics(meters),
            milestones);
    LaneContainers containers =
        new LaneContainers(
            new DefaultKafkaConsumerFactory<>(
                KafkaSettings.consumer(kafka, worker),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer()),
            commandTopics,
            new BatchWork(
                new CommandDecoder(commandTopics, wire, topicIds, dependencies),
                pipeline,
                dependencies,
                worker.bounds()),
            topicIds,
            budget,
            worker.drainTimeout());
    return new Lanes(
        worker.lanes(),
        worker.group() + "-" + InstanceName.of(worker.instance()),
        new Announcers(
            KafkaSettings.producer(kafka),
            worker.announceQueue(),
            worker.announceQueueBytes(memory),
            milestones,
            budget.pollInterval()),
        containers,
        topicIds,
        store::announced,
        dependencies,
        worker.drainTimeout(),
        () -> databases.forEach(HikariDataSource::close));
  }

  private static BatchResolver resolver(
      WorkerSettings settings,
      Catalogue catalogue,
      ThreadStore store,
      Providers providers,
      MeterRegistry meters,
      Dependencies dependencies) {
    return new BatchResolver(
        catalogue,
        new StoredThreads(store, dependencies),
        settings.recognisedHosts(),
        providers,
        new ItemMetrics(meters));
  }

  /** Stopped twice in good order, and once where the application cannot start. */
  @Bean(initMethod = "prepare", destroyMethod = "stop")
  Startup startup(
      WorkerSettings settings,
      KafkaProperties kafka,
      TopicPlan plan,
      Admin admin,
      Producer<byte[], byte[]> replyProducer,
      SchemaRegistrar registrar,
      Lanes lanes,
      Dependencies dependencies,
      WaitBudget budget) {
    ClusterReadiness cluster =
        new ClusterReadiness(
            admin, new TopicProvisioner(admin, plan), settings.worker().createTopics());
    return new Startup(
        List.of(
            new Startup.Step(Dependency.STORE, () -> migrate(settings.store(), budget)),
            new Startup.Step(
                Dependency.BROKER,
                () -> {
                  cluster.require();
                  // The first reply must not get lost while its producer looks for the topic.
                  replyProducer.partitionsFor(plan.names().createReply());
                  if (!KafkaSettings.isClassic(KafkaSettings.consumer(kafka, settings.worker()))) {
                    new GroupSession(admin, settings.worker().group()).warnWhereLong();
                  }
                }),
            new Startup.Step(
                Dependency.REGISTRY, () -> RegisteredSchemas.require(registrar, plan.names()))),
        lanes,
        dependencies);
  }

  private static void migrate(WorkerSettings.Database store, WaitBudget budget) {
    try (HikariDataSource pool = DatabasePool.migration(store, budget)) {
      new ThreadStore(pool).migrate();
    }
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
