package dev.threadspool.worker.resolve.provider;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Until when a host does not want to be asked, as its answers say: {@code Retry-After} first, then
 * the reset of a quota that is used up, else a minute (GitHub's advice). Thread-safe.
 */
final class RateLimit {

  private static final Logger log = LoggerFactory.getLogger(RateLimit.class);
  private static final Duration UNNAMED = Duration.ofMinutes(1);
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  /** A nonsensical time must not silence a host for good. */
  private static final Duration LONGEST = Duration.ofDays(1);

  private final String host;
  private final String prefix;
  private final InstantSource clock;
  private final AtomicReference<Instant> until = new AtomicReference<>(Instant.MIN);

  RateLimit(String host, String prefix, InstantSource clock) {
    this.host = host;
    this.prefix = prefix;
    this.clock = clock;
  }

  boolean forbidsAsking() {
    return clock.instant().isBefore(until.get());
  }

  /** Takes note of what any answer says, also a good one. True where it refuses for the rate. */
  boolean note(Reply reply) {
    boolean refused = refuses(reply);
    boolean busy = reply.status() == 503 && reply.header("retry-after") != null;
    if (refused || busy || isUsedUp(reply)) {
      pause(wish(reply));
    }
    return refused;
  }

  /** GitHub refuses with 403 as well, and tells its secondary limits in the text only. */
  private boolean refuses(Reply reply) {
    return switch (reply.status()) {
      case 429 -> true;
      case 403 ->
          reply.header("retry-after") != null
              || isUsedUp(reply)
              || reply.text().contains("rate limit");
      default -> false;
    };
  }

  private boolean isUsedUp(Reply reply) {
    return "0".equals(reply.header(prefix + "remaining"));
  }

  private Instant wish(Reply reply) {
    Instant now = clock.instant();
    Instant retryAfter = retryAfter(reply.header("retry-after"), now);
    if (retryAfter != null) {
      return retryAfter;
    }
    Long reset = number(reply.header(prefix + "reset"));
    // With some of the quota left it was a secondary limit: the quota's reset is not its end.
    boolean resets = isUsedUp(reply) || reply.header(prefix + "remaining") == null;
    return reset != null && resets ? Instant.ofEpochSecond(reset) : now.plus(UNNAMED);
  }

  private void pause(Instant wish) {
    Instant now = clock.instant();
    Instant earliest = now.plus(SHORTEST);
    Instant latest = now.plus(LONGEST);
    Instant end = wish.isBefore(earliest) ? earliest : wish.isAfter(latest) ? latest : wish;
    Instant before = until.getAndAccumulate(end, (a, b) -> a.isAfter(b) ? a : b);
    if (!now.isBefore(before)) {
      log.atInfo()
          .addKeyValue("host", host)
          .addKeyValue("until", end)
          .log("A provider's rate limit is reached; its pull requests stay without title for now");
    }
  }

  /** Seconds or a date, by RFC 9110. */
  private static @Nullable Instant retryAfter(@Nullable String value, Instant now) {
    if (value == null) {
      return null;
    }
    Long seconds = number(value);
    if (seconds != null) {
      return now.plusSeconds(seconds);
    }
    try {
      return ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  /** At most ten digits: enough for seconds since 1970, and nothing overflows. */
  private static @Nullable Long number(@Nullable String value) {
    return value != null && value.matches("\\d{1,10}") ? Long.valueOf(value) : null;
  }
}
