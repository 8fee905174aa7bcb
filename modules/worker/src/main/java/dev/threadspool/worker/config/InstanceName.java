package dev.threadspool.worker.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/**
 * The name of this process in its group. It must be the same after a restart, so that the new
 * producer settles what the old one left open at once, and nobody else's, or the two would fence
 * each other for ever.
 */
final class InstanceName {

  private InstanceName() {}

  /** The configured name, or else the host's. */
  static String of(@Nullable String configured) {
    if (configured != null && !configured.isBlank()) {
      return configured;
    }
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      throw new IllegalStateException(
          "this host has no name: set threadspool.worker.instance to a name that survives a restart",
          e);
    }
  }
}
