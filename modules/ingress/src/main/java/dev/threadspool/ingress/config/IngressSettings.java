package dev.threadspool.ingress.config;

import dev.threadspool.ingress.admission.Bounds;
import dev.threadspool.lightdash.FeatureGate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.util.unit.DataSize;

/**
 * Everything under {@code threadspool.}; the broker's settings are Spring Boot's own under {@code
 * spring.kafka.}, the web server's under {@code server.}. Each key can be given as an environment
 * variable too ({@code THREADSPOOL_LIGHTDASH_URL}).
 *
 * @param ingress how this process works
 * @param store Threadspool's own database, which is only read
 * @param lightdash Lightdash's database, which is only read: for tokens, and for who may see what
 * @param registry the schema registry, in the keys of Confluent's serializer below {@code
 *     properties}
 */
@ConfigurationProperties("threadspool")
public record IngressSettings(
    @DefaultValue Ingress ingress,
    @DefaultValue Store store,
    @DefaultValue Lightdash lightdash,
    @DefaultValue Registry registry) {

  /**
   * @param outcomeWait {@code wait}: for an outcome; then 504
   * @param publishTimeout for an acknowledgment; then 503
   * @param instance names this process among the ingresses; the host's name where it is not given
   * @param replyPartition where this instance hears replies; follows from its name where not given
   * @param maxBodyBytes beyond: 413
   * @param bodyTimeout for the whole of a body; then 408
   * @param maxPromptBytes beyond: 400; more than the worker takes is rejected by the worker
   * @param maxWaiting so many requests for threads at work at once; more: 503
   * @param maxWaitingBytes so much in their bodies, at least {@code maxBodyBytes}; more: 503
   * @param callerShare of both, for one user or service; more: 503
   * @param idempotencySecret the same on all instances, for ever; null or empty: no {@code
   *     Idempotency-Key} is taken
   * @param maxReadWait a reader who prefers to wait longer waits so long
   * @param maxReaders so many requests that read at work at once; more: 503
   * @param maxReadersWaiting so many of them wait at once; more are answered without a wait
   * @param shutdownNotice for so long an instance that was told to stop takes requests yet, while
   *     it is not ready any more
   * @param service tokens of trusted services
   */
  public record Ingress(
      @Name("wait") @DefaultValue("20s") Duration outcomeWait,
      @DefaultValue("1800ms") Duration publishTimeout,
      @Nullable String instance,
      @Nullable Integer replyPartition,
      @DefaultValue("1MB") DataSize maxBodyBytes,
      @DefaultValue("20s") Duration bodyTimeout,
      @DefaultValue("256KB") DataSize maxPromptBytes,
      @DefaultValue("2000") int maxWaiting,
      @DefaultValue("64MB") DataSize maxWaitingBytes,
      @DefaultValue("0.5") double callerShare,
      @Nullable String idempotencySecret,
      @DefaultValue("20s") Duration maxReadWait,
      @DefaultValue("400") int maxReaders,
      @DefaultValue("200") int maxReadersWaiting,
      @DefaultValue("5s") Duration shutdownNotice,
      @DefaultValue ServiceSettings service) {

    private static final Duration SLACK = Duration.ofSeconds(3);

    /**
     * How much may be at work at once.
     *
     * @throws IllegalStateException where the largest body could never come in
     */
    Bounds bounds() {
      if (maxWaitingBytes.toBytes() * callerShare < maxBodyBytes.toBytes()) {
        throw new IllegalStateException(
            "threadspool.ingress.max-waiting-bytes, of which one caller gets caller-share, must have"
                + " room for a body of max-body-bytes");
      }
      return new Bounds(maxWaiting, maxWaitingBytes.toBytes(), callerShare, maxReaders);
    }

    /** The longest that a request can take, other than for a slow body or a slow reader. */
    Duration longestRequest() {
      Duration longestWait = outcomeWait.compareTo(maxReadWait) > 0 ? outcomeWait : maxReadWait;
      return longestWait.plus(publishTimeout).plus(SLACK);
    }

    /** Without the secret. */
    @Override
    public String toString() {
      return "Ingress[wait=" + outcomeWait + ", instance=" + instance + "]";
    }
  }

  /**
   * @param url a {@code jdbc:postgresql:} URL of the primary: a thread that was just made must be
   *     found; empty: threads are made, but cannot be read
   * @param poolSize connections at most
   */
  public record Store(
      @DefaultValue("") String url,
      @DefaultValue("") String username,
      @DefaultValue("") String password,
      @DefaultValue("8") int poolSize) {

    /** Without the password. */
    @Override
    public String toString() {
      return "Store[url=" + url + ", username=" + username + ", poolSize=" + poolSize + "]";
    }
  }

  /**
   * @param url a {@code jdbc:postgresql:} URL
   * @param poolSize connections at most
   * @param personalAccessTokens false where Lightdash has them switched off ({@code DISABLE_PAT}):
   *     then only services are let in
   * @param secrets {@code LIGHTDASH_SECRET} and those it replaced, for tokens hashed with bcrypt
   * @param customRoles whether Lightdash's custom roles are honoured
   * @param featureGate who may use AI agents at all
   */
  public record Lightdash(
      @DefaultValue("") String url,
      @DefaultValue("") String username,
      @DefaultValue("") String password,
      @DefaultValue("4") int poolSize,
      @DefaultValue("true") boolean personalAccessTokens,
      @Nullable List<String> secrets,
      @DefaultValue("true") boolean customRoles,
      @DefaultValue("always") FeatureGate featureGate) {

    List<String> secretsOrNone() {
      return secrets == null ? List.of() : secrets.stream().filter(one -> !one.isBlank()).toList();
    }

    /** Without password and secrets. */
    @Override
    public String toString() {
      return "Lightdash[url=" + url + ", username=" + username + ", poolSize=" + poolSize + "]";
    }
  }

  /**
   * @param url the registry's address, Confluent's API
   * @param properties further settings of the serializer, such as credentials
   */
  public record Registry(@DefaultValue("") String url, @Nullable Map<String, String> properties) {

    /** Without the properties, which may hold credentials. */
    @Override
    public String toString() {
      return "Registry[url=" + url + "]";
    }
  }
}
