package dev.threadspool.worker.resolve.provider;

import java.net.URI;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The hosts that may be asked. Names are compared whole: what is below an allowed domain is another
 * host, and so is another port.
 */
final class AllowedHosts {

  private final Map<String, ProviderHost> hosts = new HashMap<>();

  AllowedHosts(Collection<ProviderHost> allowed) {
    for (ProviderHost host : allowed) {
      if (hosts.put(host.name(), host) != null) {
        throw new IllegalArgumentException("A provider's host is named twice: " + host.name());
      }
    }
  }

  Collection<ProviderHost> all() {
    return hosts.values();
  }

  /**
   * What to ask about an address. The URL is put together from the configured base and from path
   * segments of harmless characters only.
   *
   * @return null where nobody may be asked, or the address is no pull request's
   */
  @Nullable Question question(URI address) {
    if (!isWeb(address) || address.getHost() == null || address.getRawUserInfo() != null) {
      return null;
    }
    ProviderHost host = hosts.get(name(address));
    if (host == null) {
      return null;
    }
    String path = address.getRawPath() == null ? "" : address.getRawPath();
    RestApi.Resource resource = host.kind().api().resource(path);
    if (resource == null || !host.mayBeAskedAbout(resource.owner())) {
      return null;
    }
    return new Question(host, URI.create(host.api() + resource.path()), resource.number());
  }

  private static boolean isWeb(URI address) {
    return "https".equalsIgnoreCase(address.getScheme())
        || "http".equalsIgnoreCase(address.getScheme());
  }

  private static String name(URI address) {
    String host = address.getHost().toLowerCase(Locale.ROOT);
    int port = address.getPort();
    return port == -1 || port == usualPort(address) ? host : host + ":" + port;
  }

  private static int usualPort(URI address) {
    return "http".equalsIgnoreCase(address.getScheme()) ? 80 : 443;
  }
}
