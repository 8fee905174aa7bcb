package dev.threadspool.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class LoopbackTest {

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "sockets are looked up in /proc")
  void shouldListenOnLoopbackOnly() throws Exception {
    // Given
    LocalStack stack = EmbeddedStack.shared();
    stack.start(Progress.silent());
    Set<ProcessHandle> processes = new HashSet<>(Processes.of(stack.folder()));
    processes.add(ProcessHandle.current());
    // When
    List<InetAddress> addresses = ListeningSockets.of(processes);
    // Then: Kafka two, PostgreSQL one, the registry two
    assertThat(addresses).hasSizeGreaterThanOrEqualTo(5).allMatch(InetAddress::isLoopbackAddress);
  }
}
