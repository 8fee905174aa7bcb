package dev.threadspool.worker.config;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.threadspool.contract.model.Origin;
import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.lightdash.Catalogue;
import dev.threadspool.lightdash.ConversationQuery;
import dev.threadspool.lightdash.LongNamesException;
import dev.threadspool.lightdash.Viewer;
import dev.threadspool.local.LocalStack;
import dev.threadspool.local.sample.SampleLightdash;
import dev.threadspool.store.ThreadStore;
import dev.threadspool.store.TooMuchAtOnceException;
import dev.threadspool.worker.dependency.WaitBudget;
import dev.threadspool.worker.harness.TestThreads;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Store and catalogue know the lane's limit: without it they would bring whatever is asked for. */
class HandedInLimitTest {

  private static final LocalStack STACK = LocalStack.shared();
  private static final WaitBudget BUDGET = new WaitBudget(Duration.ofMinutes(1));
  private static final LaneMemory SMALL = new LaneMemory(10);

  private final DependencyConfiguration configuration = new DependencyConfiguration();

  @Test
  void shouldBoundTheStore() {
    try (HikariDataSource pool = DatabasePool.store(database("handedin_store"), BUDGET)) {
      // Given
      ThreadStore store = configuration.threadStore(pool, SMALL);
      StoredThread thread =
          TestThreads.asking("longer than ten", new Origin(UUID.randomUUID(), 0, 7));
      store.migrate();
      store.decide(transaction -> transaction.insertThreads(List.of(thread)));

      // When / Then
      assertThatThrownBy(() -> store.heads(List.of(thread.threadUuid())))
          .isInstanceOf(TooMuchAtOnceException.class);
    }
  }

  @Test
  void shouldBoundTheCatalogue() {
    // Given
    WorkerSettings.Database lightdash = database("handedin_lightdash");
    SampleLightdash.load(lightdash.url(), STACK.user(), STACK.password());
    List<ConversationQuery> many =
        Stream.generate(HandedInLimitTest::query)
            .limit(LongNamesException.ALWAYS_NAMED + 1)
            .toList();
    try (HikariDataSource pool = DatabasePool.lightdash(lightdash, BUDGET)) {
      Catalogue catalogue = configuration.catalogue(pool, defaults(), SMALL);

      // When / Then
      assertThatThrownBy(() -> catalogue.conversations(many))
          .isInstanceOf(LongNamesException.class);
    }
  }

  private static WorkerSettings.Database database(String name) {
    return new WorkerSettings.Database(STACK.jdbcUrl(name), STACK.user(), STACK.password(), 2);
  }

  private static WorkerSettings defaults() {
    return new Binder(new MapConfigurationPropertySource())
        .bindOrCreate("threadspool", WorkerSettings.class);
  }

  /** Each by another viewer. */
  private static ConversationQuery query() {
    return new ConversationQuery(
        new Viewer.User(SampleLightdash.ORGANIZATION, UUID.randomUUID()),
        SampleLightdash.CONVERSATION,
        null);
  }
}
