package dev.threadspool.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.worker.dependency.Dependencies;
import dev.threadspool.worker.dependency.Dependency;
import dev.threadspool.worker.harness.Forwarder;
import dev.threadspool.worker.harness.TestCommands;
import dev.threadspool.worker.harness.World;
import dev.threadspool.worker.milestone.Milestones;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;

/** What is away is waited for; nothing is dropped, and nothing becomes a dead letter. */
class AwayTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @ParameterizedTest
  @ValueSource(strings = {"store", "lightdash"})
  void shouldWaitForADatabase(String database) {
    try (World world = new World()) {
      // Given
      ConfigurableApplicationContext worker = world.startWorker("waiting");
      sendAndAwait(world);
      boolean store = database.equals("store");
      Dependency dependency = store ? Dependency.STORE : Dependency.CATALOGUE;

      // When
      world.shut(store ? world.storeUrl() : world.lightdashUrl());
      ThreadCommand command = TestCommands.asking();
      world.commands().send(command);
      await().atMost(PATIENCE).until(() -> isAway(worker, dependency));
      world.reopen(store ? world.storeUrl() : world.lightdashUrl());

      // Then
      await().atMost(PATIENCE).until(() -> world.offsets().areAtTheEnd());
      assertThat(world.store().thread(command.threadUuid())).isPresent();
      assertThat(world.reading().deadLetters()).isEmpty();
      assertThat(isAway(worker, dependency)).isFalse();
    }
  }

  @Test
  void shouldWaitForTheRegistryAtStart() throws Exception {
    try (World world = new World();
        Forwarder registry = Forwarder.to(world.stack().registryUrl())) {
      // Given
      ThreadCommand command = TestCommands.asking();
      world.commands().send(command);

      // When
      ConfigurableApplicationContext worker =
          world.startWorker(
              "waiting",
              Milestones.UNWATCHED,
              Map.of("threadspool.registry.url", registry.address()));
      await().atMost(PATIENCE).until(() -> isAway(worker, Dependency.REGISTRY));
      registry.open();

      // Then
      await().atMost(PATIENCE).until(() -> world.offsets().areAtTheEnd());
      assertThat(world.store().thread(command.threadUuid())).isPresent();
      assertThat(world.reading().deadLetters()).isEmpty();
    }
  }

  private static void sendAndAwait(World world) {
    world.commands().send(TestCommands.asking());
    await().atMost(PATIENCE).until(() -> world.offsets().areAtTheEnd());
  }

  private static boolean isAway(ConfigurableApplicationContext worker, Dependency dependency) {
    return worker.getBean(Dependencies.class).missing().containsKey(dependency);
  }
}
