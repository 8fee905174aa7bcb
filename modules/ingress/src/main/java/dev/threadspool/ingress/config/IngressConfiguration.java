package dev.threadspool.ingress.config;

import com.zaxxer.hikari.HikariDataSource;
import dev.threadspool.contract.topics.TopicPlan;
import dev.threadspool.contract.topics.TopicSettings;
import dev.threadspool.contract.wire.AvroWire;
import dev.threadspool.ingress.dependency.Dependencies;
import dev.threadspool.ingress.dependency.Dependency;
import dev.threadspool.ingress.dependency.ExecutedStatements;
import dev.threadspool.ingress.exchange.ThreadExchange;
import dev.threadspool.ingress.identity.Authenticator;
import dev.threadspool.ingress.identity.IssuerKeys;
import dev.threadspool.ingress.identity.ServiceTokens;
import dev.threadspool.ingress.publish.CommandPublisher;
import dev.threadspool.ingress.publish.CommandRecords;
import dev.threadspool.ingress.reply.PendingReplies;
import dev.threadspool.ingress.reply.Replies;
import dev.threadspool.ingress.reply.ReplyPartition;
import dev.threadspool.ingress.startup.IngressHealth;
import dev.threadspool.ingress.startup.OwnSchemas;
import dev.threadspool.ingress.startup.OwnTopics;
import dev.threadspool.ingress.startup.Startup;
import dev.threadspool.lightdash.tokens.PersonalAccessTokens;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** How the parts are put together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IngressSettings.class)
@Import({WebConfiguration.class, ReadingConfiguration.class})
public class IngressConfiguration {

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
  HikariDataSource lightdashPool(IngressSettings settings) {
    return DatabasePool.lightdash(settings.lightdash());
  }

  @Bean
  Jdbi lightdash(HikariDataSource lightdashPool, Dependencies dependencies) {
    return Jdbi.create(lightdashPool)
        .installPlugin(new PostgresPlugin())
        .setSqlLogger(new ExecutedStatements(Dependency.LIGHTDASH, dependencies));
  }

  @Bean
  Authenticator authenticator(Jdbi lightdash, IngressSettings settings, Dependencies dependencies) {
    return new Authenticator(
        settings.lightdash().personalAccessTokens()
            ? new PersonalAccessTokens(lightdash, settings.lightdash().secretsOrNone())
            : null,
        services(settings.ingress().service(), dependencies),
        dependencies);
  }

  private static @Nullable ServiceTokens services(
      ServiceSettings settings, Dependencies dependencies) {
    if (!settings.isConfigured()) {
      return null;
    }
    settings.require();
    return new ServiceTokens(
        IssuerKeys.decoder(
            settings.issuer(),
            settings.jwkSetUri(),
            settings.audience(),
            settings.algorithms(),
            () -> dependencies.back(Dependency.ISSUER)),
        settings.mapping());
  }

  @Bean(destroyMethod = "close")
  AvroWire avroWire(IngressSettings settings) {
    return new AvroWire(registry(settings));
  }

  /** A request waits for the registry, so it does so briefly. */
  private static Map<String, String> registry(IngressSettings settings) {
    Map<String, String> properties = new HashMap<>();
    properties.put("http.connect.timeout.ms", "1000");
    properties.put("http.read.timeout.ms", "1500");
    properties.put("max.retries", "0");
    if (settings.registry().properties() != null) {
      properties.putAll(settings.registry().properties());
    }
    properties.put("schema.registry.url", settings.registry().url());
    return properties;
  }

  @Bean
  PendingReplies pendingReplies() {
    return new PendingReplies();
  }

  @Bean
  Replies replies(
      IngressSettings settings, KafkaProperties kafka, TopicPlan plan, PendingReplies pending) {
    return new Replies(
        KafkaSettings.replyConsumers(kafka),
        ReplyPartition.of(
            plan.names().createReply(),
            plan.settings().replyPartitions(),
            settings.ingress().replyPartition(),
            InstanceName.of(settings.ingress().instance())),
        pending);
  }

  @Bean(destroyMethod = "close")
  CommandPublisher commandPublisher(
      IngressSettings settings,
      KafkaProperties kafka,
      TopicPlan plan,
      Replies replies,
      AvroWire wire) {
    Map<String, Object> producer =
        KafkaSettings.producer(kafka, settings.ingress().publishTimeout());
    return new CommandPublisher(
        () -> new KafkaProducer<>(producer, new ByteArraySerializer(), new ByteArraySerializer()),
        new CommandRecords(plan.names().create(), replies.partition(), wire),
        settings.ingress().publishTimeout());
  }

  @Bean
  ThreadExchange threadExchange(
      IngressSettings settings,
      CommandPublisher publisher,
      AvroWire wire,
      TopicPlan plan,
      Dependencies dependencies,
      MeterRegistry meters) {
    return new ThreadExchange(
        publisher,
        wire,
        plan.names().createReply(),
        settings.ingress().outcomeWait(),
        dependencies,
        meters);
  }

  @Bean
  Startup startup(
      IngressSettings settings,
      KafkaProperties kafka,
      TopicPlan plan,
      AvroWire wire,
      CommandPublisher publisher,
      Replies replies,
      Dependencies dependencies) {
    OwnTopics topics = new OwnTopics(kafka.buildAdminProperties(), plan);
    OwnSchemas schemas = new OwnSchemas(registry(settings), plan.names(), wire);
    return new Startup(
        List.of(
            new Startup.Step(Dependency.BROKER, topics::require),
            new Startup.Step(Dependency.REGISTRY, schemas::require),
            new Startup.Step(Dependency.BROKER, publisher::open)),
        replies,
        dependencies);
  }

  @Bean
  IngressHealth ingressHealthIndicator(Startup startup, Dependencies dependencies) {
    return new IngressHealth(startup, dependencies);
  }
}
