package dev.threadspool.ingress.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/** The name of this process among the ingresses. */
final class InstanceName {

  private InstanceName() {}

  /** The configured name, or else the host's; none of them: a name that all such hosts share. */
  static String of(@Nullable String configured) {
    if (configured != null && !configured.isBlank()) {
      return configured;
    }
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      // Only the reply partition follows from it, and that may be shared.
      return "ingress";
    }
  }
}
