package dev.threadspool.containers;

import com.github.dockerjava.api.DockerClient;
import dev.threadspool.local.Await;
import dev.threadspool.local.LocalStackException;
import dev.threadspool.local.StackPart;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.testcontainers.containers.GenericContainer;

/**
 * A container that is stopped and started again with its data, which Testcontainers does not do:
 * its own stop takes the container away.
 */
abstract sealed class ContainerPart implements StackPart
    permits KafkaInContainer, PostgresInContainer {

  private static final Duration START_TIMEOUT = Duration.ofMinutes(2);
  private static final int STOP_SECONDS = 40;

  private final PublishedPort port;
  private final GenericContainer<?> container;

  ContainerPart(PublishedPort port, GenericContainer<?> container) {
    this.port = port;
    this.container = container;
  }

  /** Whether clients are served now; returns within seconds. */
  abstract boolean answers();

  /** Host and port, for clients. */
  public String address() {
    return port.address();
  }

  /** The first time the image may have to be fetched. */
  @Override
  public synchronized void start() {
    if (isRunning()) {
      return;
    }
    if (isCreated()) {
      client().startContainerCmd(container.getContainerId()).exec();
    } else {
      container.start();
    }
    if (!Await.until(START_TIMEOUT, () -> !isRunning() || answers()) || !isRunning()) {
      throw new LocalStackException(
          "The container of %s does not answer. Its output:%n%s"
              .formatted(name(), container.getLogs()));
    }
  }

  @Override
  public synchronized void stop() {
    if (isRunning()) {
      client().stopContainerCmd(container.getContainerId()).withTimeout(STOP_SECONDS).exec();
    }
  }

  /** SIGKILL to all that runs inside. */
  @Override
  public synchronized void kill() {
    if (isRunning()) {
      client().killContainerCmd(container.getContainerId()).exec();
      client()
          .waitContainerCmd(container.getContainerId())
          .start()
          .awaitStatusCode(STOP_SECONDS, TimeUnit.SECONDS);
    }
  }

  @Override
  public boolean isRunning() {
    return isCreated()
        && Boolean.TRUE.equals(
            client()
                .inspectContainerCmd(container.getContainerId())
                .exec()
                .getState()
                .getRunning());
  }

  /** Takes the container away, its data with it. */
  @Override
  public synchronized void discard() {
    container.stop();
  }

  private boolean isCreated() {
    return container.getContainerId() != null;
  }

  private DockerClient client() {
    return container.getDockerClient();
  }
}
