package dev.threadspool.acceptance.faults.caller;

import dev.threadspool.acceptance.faults.fault.Entrance;
import dev.threadspool.acceptance.faults.fault.World;
import dev.threadspool.contract.openapi.HeldHttp;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Some callers at work, each with one request at a time. */
public final class Callers implements AutoCloseable {

  /** For the last answers, once no new ones are asked for. */
  private static final Duration FAREWELL = Duration.ofMinutes(2);

  private final World world;
  private final HeldHttp http = new HeldHttp();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Future<List<Asked>>> callers = new ArrayList<>();
  private volatile boolean finishing;
  private volatile long deadline = Long.MAX_VALUE;

  private Callers(World world) {
    this.world = world;
  }

  /**
   * Begins to ask.
   *
   * @param count none: there are no callers, and nothing is asked
   */
  public static Callers start(World world, int count, long seed) {
    Callers callers = new Callers(world);
    for (int n = 0; n < count; n++) {
      String name = "key-%d-%d-".formatted(seed, n);
      Random chance = new Random(seed + n);
      callers.callers.add(callers.threads.submit(() -> callers.work(name, chance)));
    }
    return callers;
  }

  private List<Asked> work(String name, Random chance) throws InterruptedException {
    Caller caller = new Caller(http, this::entrance, chance);
    List<Asked> asked = new ArrayList<>();
    while (!finishing) {
      asked.add(caller.ask(name + asked.size(), () -> System.nanoTime() < deadline));
    }
    return asked;
  }

  private @Nullable URI entrance(Random chance) {
    List<Entrance> entrances = world.entrances();
    return entrances.get(chance.nextInt(entrances.size())).addressNow();
  }

  /**
   * Lets everybody have the answer to what was asked, and no more.
   *
   * @return what came of it
   */
  public KeyVerdicts finish() {
    deadline = System.nanoTime() + FAREWELL.toNanos();
    finishing = true;
    List<Asked> asked = new ArrayList<>();
    try {
      for (Future<List<Asked>> caller : callers) {
        asked.addAll(caller.get());
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("a caller failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while callers had yet to be answered", e);
    }
    return KeyVerdicts.of(world.site(), asked);
  }

  @Override
  public void close() {
    threads.shutdownNow();
    http.close();
  }
}
