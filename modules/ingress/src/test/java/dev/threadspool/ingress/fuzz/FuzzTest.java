package dev.threadspool.ingress.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.threadspool.contract.json.BodyJson;
import dev.threadspool.contract.json.RequestJson;
import dev.threadspool.contract.json.ThreadRequest;
import dev.threadspool.contract.json.ThreadRequestReader;
import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.contract.random.JsonAssert;
import dev.threadspool.ingress.harness.Answerer;
import dev.threadspool.ingress.harness.TestIngress;
import dev.threadspool.ingress.harness.Wire;
import dev.threadspool.ingress.harness.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Tens of thousands of bodies: none is answered with a 5xx or not at all, all answers are in the
 * documents, and a command is published for what was taken and for nothing else.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FuzzTest {

  private static final int CALLERS = 6;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** To repeat a failure: {@code -Dfuzz.seed=...}; to go on for longer: {@code -Dfuzz.count=...} */
  private final long seed = Long.getLong("fuzz.seed", System.nanoTime());

  private final int count = Integer.getInteger("fuzz.count", 20_000);

  private final Map<UUID, Fuzzed> taken = new ConcurrentHashMap<>();
  private final AtomicInteger next = new AtomicInteger();

  private World world;
  private TestIngress ingress;

  @BeforeAll
  void start() {
    world = new World();
    ingress = world.startReady(Map.of());
  }

  @AfterAll
  void stop() {
    world.close();
  }

  @Test
  void shouldTakeWhatTheContractAllowsAndRefuseAllElse() throws Exception {
    // When
    try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < CALLERS; i++) {
        all.add(callers.submit(this::call));
      }
      for (Future<?> each : all) {
        each.get();
      }
    }

    // Then
    assertThat(taken).as("seed %d", seed).hasSizeGreaterThan(count / 12);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> world.answerer().received().size() >= taken.size());
    List<Answerer.Received> received = world.answerer().received();
    assertThat(received.stream().map(each -> each.command().threadUuid()))
        .as("one command for each that was taken, seed %d", seed)
        .containsExactlyInAnyOrderElementsOf(taken.keySet());
    for (Answerer.Received each : received) {
      assertIsAsked(each.command());
    }
    assertThat(ingress.waiting()).isZero();
  }

  private Void call() throws Exception {
    Judge judge = new Judge(taken);
    try (Wire wire = new Wire(ingress.port(), PATIENCE, new Holder())) {
      for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
        Fuzzed fuzzed = new Fuzzer(seed + i).next();
        try {
          judge.judge(fuzzed, wire.send(fuzzed.bytes(), fuzzed.last()));
        } catch (Exception | AssertionError e) {
          next.set(count);
          throw new AssertionError("seed %d, request %d: %s".formatted(seed, i, fuzzed), e);
        }
      }
    }
    return null;
  }

  private void assertIsAsked(ThreadCommand command) throws Exception {
    Fuzzed fuzzed = taken.get(command.threadUuid());
    assertThat(fuzzed).isNotNull();
    ThreadRequest published =
        new ThreadRequest(command.prompt(), command.modelConfig(), command.context());
    if (fuzzed != null && fuzzed.asked() != null) {
      JsonAssert.assertKept(fuzzed.asked(), BodyJson.parse(RequestJson.write(published)));
    } else if (fuzzed != null) {
      assertThat(published).isEqualTo(ThreadRequestReader.read(BodyJson.parse(fuzzed.body())));
    }
  }
}
