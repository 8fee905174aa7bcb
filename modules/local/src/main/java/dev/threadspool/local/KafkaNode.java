package dev.threadspool.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One Kafka node, broker and controller, inside this JVM with its data in a folder. */
final class KafkaNode implements LocalPart {

  private static final Logger LOG = LoggerFactory.getLogger(KafkaNode.class);
  private static final Duration FAREWELL = Duration.ofSeconds(10);
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(40);

  private final KafkaFolder folder;
  private final int port;
  private final int controllerPort;
  private volatile @Nullable KafkaServers servers;

  KafkaNode(Path folder, int port, int controllerPort) {
    this.folder = new KafkaFolder(folder);
    this.port = port;
    this.controllerPort = controllerPort;
  }

  @Override
  public String name() {
    return "Kafka";
  }

  String address() {
    return "127.0.0.1:" + port;
  }

  @Override
  public synchronized void start() {
    if (isRunning()) {
      return;
    }
    FreePorts.requireFree(name(), port);
    FreePorts.requireFree("Kafka's controller", controllerPort);
    QuietLoggers.apply();
    folder.format();
    try {
      servers = KafkaServers.start(KafkaSettings.of(folder.logs(), port, controllerPort));
    } catch (RuntimeException e) {
      throw new LocalStackException("cannot start Kafka in " + folder.logs(), e);
    }
    LOG.atDebug().addKeyValue("port", port).log("Kafka is ready");
  }

  @Override
  public synchronized void stop() {
    KafkaServers running = servers;
    if (running != null) {
      within(STOP_TIMEOUT, () -> running.stop(FAREWELL));
      servers = null;
    }
  }

  @Override
  public synchronized void kill() {
    KafkaServers running = servers;
    if (running != null) {
      within(STOP_TIMEOUT, running::kill);
      folder.forgetCleanShutdown();
      servers = null;
    }
  }

  @Override
  public boolean isRunning() {
    return servers != null;
  }

  /** Kafka's own stop has no time limit; what hangs is left to the end of the JVM. */
  private static void within(Duration timeout, Runnable stop) {
    var task = new FutureTask<Void>(stop, null);
    Thread.ofPlatform().daemon().name("kafka-stop").start(task);
    try {
      task.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LocalStackException("interrupted while Kafka stopped", e);
    } catch (ExecutionException e) {
      throw new LocalStackException("Kafka failed while it stopped", e);
    } catch (TimeoutException e) {
      throw new LocalStackException(
          "Kafka did not stop within %d s".formatted(timeout.toSeconds()), e);
    }
  }
}
