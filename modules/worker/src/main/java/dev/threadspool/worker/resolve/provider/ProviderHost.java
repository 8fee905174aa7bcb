package dev.threadspool.worker.resolve.provider;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A host whose pull requests may be looked up.
 *
 * @param name the host of the web addresses, lower-case, with its port where it is not the scheme's
 * @param kind whose API it speaks
 * @param api the base of its API, without a slash at the end; nothing else is contacted
 * @param token sent to this API and nowhere else; null for none
 * @param owners accounts or top-level groups, lower-case, that may be asked about; all where empty
 */
public record ProviderHost(
    String name, ProviderKind kind, URI api, @Nullable String token, Set<String> owners) {

  private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\\d{1,5})?");
  private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]+");

  public ProviderHost {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("Not the name of a host: " + name);
    }
    if (!isBase(api)) {
      throw new IllegalArgumentException(
          "The API of %s must be an http(s) URL with nothing behind its path".formatted(name));
    }
    // A header cannot carry it, and the message that says so would.
    if (token != null && !TOKEN.matcher(token).matches()) {
      throw new IllegalArgumentException(
          "The token of %s has characters that no token has".formatted(name));
    }
    owners = Set.copyOf(owners);
  }

  /**
   * @param api null or blank for where the provider's documentation says that it is
   * @param token null or blank for none
   * @throws IllegalArgumentException where something is missing or wrong; tells no token
   */
  public static ProviderHost of(
      String name,
      ProviderKind kind,
      @Nullable String api,
      @Nullable String token,
      Set<String> owners) {
    String host = name.strip().toLowerCase(Locale.ROOT);
    String base = api == null || api.isBlank() ? kind.api().defaultBase(host) : api.strip();
    return new ProviderHost(
        host,
        kind,
        URI.create(base.replaceFirst("/+$", "")),
        token == null || token.isBlank() ? null : token.strip(),
        owners.stream().map(owner -> owner.toLowerCase(Locale.ROOT)).collect(Collectors.toSet()));
  }

  private static boolean isBase(URI api) {
    return ("https".equals(api.getScheme()) || "http".equals(api.getScheme()))
        && api.getHost() != null
        && api.getRawUserInfo() == null
        && api.getRawQuery() == null
        && api.getRawFragment() == null;
  }

  /** Without the port. */
  public String hostName() {
    return name.replaceFirst(":.*", "");
  }

  boolean mayBeAskedAbout(String owner) {
    return owners.isEmpty() || owners.contains(owner.toLowerCase(Locale.ROOT));
  }

  /** Whether an address is this API's own: same scheme, host and port, below the same path. */
  boolean covers(URI address) {
    URI plain = address.normalize();
    return api.getScheme().equalsIgnoreCase(plain.getScheme())
        && api.getHost().equalsIgnoreCase(plain.getHost())
        && api.getPort() == plain.getPort()
        && plain.getRawUserInfo() == null
        && plain.getRawPath().startsWith(api.getRawPath() + "/");
  }

  /** Without the token. */
  @Override
  public String toString() {
    return "ProviderHost[name=%s, kind=%s, api=%s, owners=%s]".formatted(name, kind, api, owners);
  }
}
