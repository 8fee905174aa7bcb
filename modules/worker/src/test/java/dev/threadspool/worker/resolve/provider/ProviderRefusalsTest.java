package dev.threadspool.worker.resolve.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProviderRefusalsTest {

  private static final String LIMITED = "{\"message\": \"API rate limit exceeded for user ID 1.\"}";

  private final FakeProvider server = new FakeProvider();
  private final Asking asking = Asking.patiently(Asking.github(server), Asking.gitlab(server));

  @AfterEach
  void close() {
    asking.close();
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "400, malformed",
    "401, refused",
    "403, refused",
    "404, not_found",
    "410, not_found",
    "422, malformed",
    "204, malformed",
    "304, malformed",
    "500, failed",
    "502, failed",
    "503, failed",
  })
  void shouldKnowNothingWhereTheHostRefuses(int status, String outcome) {
    // Given
    server.answers(status, "");

    // When
    PullRequestState told = asking.look(7);

    // Then
    assertThat(told).isNull();
    assertThat(asking.outcomes(outcome)).isEqualTo(1);
  }

  // An empty cell is a header that is not there.
  @ParameterizedTest
  @CsvSource({
    // status, remaining, reset in seconds from now, retry-after, pause in seconds
    "403, 0, 1800, , 1800",
    "429, 0, 1800, , 1800",
    "403, 0, 1800, 30, 30",
    "429, , , 90, 90",
    "403, 4990, 1800, 45, 45",
    "429, 4990, 1800, , 60",
    "403, 4990, 1800, , 60",
    "429, , , , 60",
    "429, , , soon, 60",
    "429, , , -5, 60",
    "429, 0, -300, , 1",
    "429, , , 9999999999, 86400",
    "200, 0, 120, , 120",
    "503, , , 20, 20",
  })
  void shouldNotAskGitHubBeforeItWantsToBeAsked(
      int status,
      @Nullable String remaining,
      @Nullable Long reset,
      @Nullable String retryAfter,
      long pause) {
    // Given
    server.answers(status, limits("x-ratelimit-", remaining, reset, retryAfter), LIMITED);
    PullRequestState limited = asking.look(1);
    server.answers(200, Documented.github(2, "Title"));

    // When
    asking.pass(Duration.ofSeconds(pause).minusMillis(1));
    PullRequestState before = asking.look(2);
    int requestsBefore = server.requests().size();
    asking.pass(Duration.ofMillis(1));
    PullRequestState after = asking.look(2);

    // Then
    assertThat(limited).isNull();
    assertThat(before).isNull();
    assertThat(requestsBefore).isEqualTo(1);
    assertThat(asking.outcomes("paused")).isEqualTo(1);
    assertThat(after).isNotNull();
  }

  @Test
  void shouldUnderstandADateToRetryAfter() {
    // Given
    server.answers(429, Map.of("Retry-After", "Mon, 23 Nov 2026 10:02:00 GMT"), "");
    PullRequestState limited = asking.look(1);
    server.answers(200, Documented.github(2, "Title"));

    // When
    asking.pass(Duration.ofSeconds(119));
    PullRequestState before = asking.look(2);
    asking.pass(Duration.ofSeconds(1));
    PullRequestState after = asking.look(2);

    // Then
    assertThat(limited).isNull();
    assertThat(before).isNull();
    assertThat(after).isNotNull();
  }

  @Test
  void shouldUnderstandGitLabsRateLimit() {
    // Given
    server.answers(429, limits("RateLimit-", "0", 40L, null), "Retry later");
    PullRequestState limited = asking.look("https://gitlab.com/g/p/-/merge_requests/1");
    server.answers(200, Documented.gitlab(2, "opened", "Title"));

    // When
    asking.pass(Duration.ofSeconds(39));
    PullRequestState before = asking.look("https://gitlab.com/g/p/-/merge_requests/2");
    asking.pass(Duration.ofSeconds(1));
    PullRequestState after = asking.look("https://gitlab.com/g/p/-/merge_requests/2");

    // Then
    assertThat(limited).isNull();
    assertThat(before).isNull();
    assertThat(after).isNotNull();
  }

  @Test
  void shouldGoOnAskingTheOtherHost() {
    // Given
    server.answers(429, Map.of("Retry-After", "600"), "");
    PullRequestState limited = asking.look(1);
    server.answers(200, Documented.gitlab(2, "opened", "Title"));

    // When
    PullRequestState other = asking.look("https://gitlab.com/g/p/-/merge_requests/2");

    // Then
    assertThat(limited).isNull();
    assertThat(other).isNotNull();
  }

  private Map<String, String> limits(
      String prefix,
      @Nullable String remaining,
      @Nullable Long reset,
      @Nullable String retryAfter) {
    Map<String, String> headers = new HashMap<>();
    if (remaining != null) {
      headers.put(prefix + "remaining", remaining);
    }
    if (reset != null) {
      headers.put(prefix + "reset", String.valueOf(asking.now().getEpochSecond() + reset));
    }
    if (retryAfter != null) {
      headers.put("Retry-After", retryAfter);
    }
    return headers;
  }
}
