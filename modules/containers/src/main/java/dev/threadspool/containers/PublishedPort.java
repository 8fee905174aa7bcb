package dev.threadspool.containers;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import java.util.Objects;
import org.testcontainers.DockerClientFactory;

/**
 * A port of Docker's host that leads into a container and stays the same when the container stops
 * and starts, as one of Docker's own choice would not. On 127.0.0.1 where Docker is on this
 * machine; a Docker elsewhere has to publish it to us.
 *
 * @param host how we reach Docker's host
 * @param port the same as everywhere in the stack
 */
record PublishedPort(String host, int port) {

  private static final String LOOPBACK = "127.0.0.1";

  /** Docker has to be there. */
  static PublishedPort of(int port) {
    return on(DockerClientFactory.instance().dockerHostIpAddress(), port);
  }

  /**
   * @param dockerHost as Testcontainers names it
   */
  static PublishedPort on(String dockerHost, int port) {
    return new PublishedPort(dockerHost.equals("localhost") ? LOOPBACK : dockerHost, port);
  }

  String address() {
    return host + ":" + port;
  }

  /** Has a container publish one of its ports here, and no other. */
  void publish(CreateContainerCmd container, int containerPort) {
    Ports.Binding binding =
        host.equals(LOOPBACK)
            ? Ports.Binding.bindIpAndPort(LOOPBACK, port)
            : Ports.Binding.bindPort(port);
    HostConfig config = Objects.requireNonNull(container.getHostConfig());
    var _ = config.withPortBindings(new PortBinding(binding, ExposedPort.tcp(containerPort)));
  }
}
