package dev.threadspool.operator.status;

import com.zaxxer.hikari.HikariDataSource;
import dev.threadspool.contract.schemas.SchemaCatalogue;
import dev.threadspool.contract.topics.TopicNames;
import dev.threadspool.operator.connect.CommandTopics;
import dev.threadspool.operator.connect.GroupOption;
import dev.threadspool.operator.connect.KafkaClients;
import dev.threadspool.operator.connect.Settings;
import dev.threadspool.operator.connect.TopicOptions;
import dev.threadspool.operator.console.Console;
import java.net.URI;
import java.sql.Connection;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everybody who is asked, each on his own: one that is away keeps nobody else from answering. */
final class Asked {

  private final Duration interval;
  private final Duration timeout;
  private final Question<ClusterFacts> cluster;
  private final Question<RegistryFacts> registry;
  private final Question<DatabaseFacts> database;
  private final @Nullable Question<String> catalogue;
  private final Map<String, Question<Readiness>> applications = new LinkedHashMap<>();

  /**
   * @param interval between the two looks that rates need
   * @param timeout how long each may take, beside the interval
   */
  Asked(Sources sources, Duration interval, Duration timeout) {
    Settings settings = sources.settings();
    TopicNames names = TopicOptions.plan(settings).names();
    List<String> topics = CommandTopics.of(settings, names);
    KafkaClients clients = sources.kafka().clients(settings);
    String group = GroupOption.name(settings);
    String registryUrl = sources.requireRegistry();
    this.interval = interval;
    this.timeout = timeout;
    this.cluster = new Question<>(() -> ClusterFacts.ask(clients, topics, group, interval));
    this.registry =
        new Question<>(
            () ->
                RegistryFacts.ask(
                    () -> sources.registry().connect(settings),
                    SchemaCatalogue.bySubject(names),
                    registryUrl));
    this.database =
        new Question<>(() -> DatabaseFacts.ask(() -> sources.store().open(settings, 2), interval));
    this.catalogue =
        sources.hasCatalogue() ? new Question<>(() -> catalogue(sources, settings)) : null;
    sources
        .applications()
        .forEach((name, url) -> applications.put(name, new Question<>(() -> ready(url, timeout))));
  }

  private static String catalogue(Sources sources, Settings settings) throws Exception {
    try (HikariDataSource database = sources.catalogue().open(settings, 1);
        Connection connection = database.getConnection()) {
      return connection.getMetaData().getDatabaseProductVersion();
    }
  }

  private static Readiness ready(URI url, Duration timeout) throws Exception {
    return Readiness.ask(url, timeout);
  }

  /** What all of them answer, within interval and time-out. */
  Answers ask(Console run) throws InterruptedException {
    cluster.ask();
    registry.ask();
    database.ask();
    if (catalogue != null) {
      catalogue.ask();
    }
    applications.values().forEach(Question::ask);

    long deadline = System.nanoTime() + interval.plus(timeout).toNanos();
    Map<String, Answer<Readiness>> ready = new LinkedHashMap<>();
    for (Map.Entry<String, Question<Readiness>> each : applications.entrySet()) {
      ready.put(each.getKey(), each.getValue().answer(deadline, timeout, run));
    }
    return new Answers(
        cluster.answer(deadline, timeout, run),
        registry.answer(deadline, timeout, run),
        database.answer(deadline, timeout, run),
        catalogue == null ? null : catalogue.answer(deadline, timeout, run),
        ready);
  }
}
