package dev.threadspool.acceptance.faults.site;

import java.net.URI;

/**
 * Where the parts are reached. A worker that is to meet a relay is told other addresses than those
 * that the checker uses.
 *
 * @param bootstrapServers of the brokers
 * @param registryUrl Confluent's API
 * @param storeUrl JDBC URL of Threadspool's own database
 * @param lightdashUrl JDBC URL of Lightdash's database
 */
public record Addresses(
    String bootstrapServers, String registryUrl, String storeUrl, String lightdashUrl) {

  private static final String JDBC = "jdbc:";

  public Addresses withBootstrapServers(String others) {
    return new Addresses(others, registryUrl, storeUrl, lightdashUrl);
  }

  /** Threadspool's database only, behind a relay on this machine. */
  public Addresses withStoreAt(int port) {
    return new Addresses(bootstrapServers, registryUrl, jdbc(storeUrl, port), lightdashUrl);
  }

  /** Lightdash's database only, behind a relay on this machine. */
  public Addresses withLightdashAt(int port) {
    return new Addresses(bootstrapServers, registryUrl, storeUrl, jdbc(lightdashUrl, port));
  }

  /** The registry behind a relay on this machine. */
  public Addresses withRegistryAt(int port) {
    return new Addresses(bootstrapServers, moved(registryUrl, port), storeUrl, lightdashUrl);
  }

  /** The port that the databases are really reached at. */
  public int postgresPort() {
    return URI.create(storeUrl.substring(JDBC.length())).getPort();
  }

  /** The port that the registry is really reached at. */
  public int registryPort() {
    return URI.create(registryUrl).getPort();
  }

  private static String jdbc(String url, int port) {
    return JDBC + moved(url.substring(JDBC.length()), port);
  }

  private static String moved(String url, int port) {
    URI uri = URI.create(url);
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    return "%s://127.0.0.1:%d%s%s".formatted(uri.getScheme(), port, uri.getRawPath(), query);
  }
}
