package dev.threadspool.worker.resolve.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.worker.resolve.provider.PullRequestState.Status;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProviderCacheTest {

  private static final Map<String, String> FIRST_TAG = Map.of("ETag", "W/\"first\"");

  private final FakeProvider server = new FakeProvider();
  private final Asking asking = Asking.patiently(Asking.github(server));

  @AfterEach
  void close() {
    asking.close();
    server.close();
  }

  @Test
  void shouldNotAskAgainWhileAnAnswerIsFresh() {
    // Given
    server.answers(200, FIRST_TAG, Documented.github(7, "Title"));
    PullRequestState first = asking.look(7);
    asking.pass(Duration.ofSeconds(59));

    // When
    PullRequestState second = asking.look(7);

    // Then
    assertThat(second).isNotNull().isEqualTo(first);
    assertThat(server.requests()).hasSize(1);
    assertThat(asking.outcomes("cached")).isEqualTo(1);
  }

  @Test
  void shouldAskWhetherAnythingChanged() {
    // Given
    server.answers(200, FIRST_TAG, Documented.github(7, "Title"));
    PullRequestState first = asking.look(7);
    asking.pass(Duration.ofSeconds(61));
    server.answers(304, FIRST_TAG, "");

    // When
    PullRequestState second = asking.look(7);
    PullRequestState third = asking.look(7);

    // Then
    assertThat(second).isNotNull().isEqualTo(first);
    assertThat(third).isEqualTo(first);
    assertThat(server.requests()).hasSize(2);
    assertThat(server.requests().get(0).header("If-None-Match")).isNull();
    assertThat(server.requests().get(1).header("If-None-Match")).isEqualTo("W/\"first\"");
    assertThat(asking.outcomes("unchanged")).isEqualTo(1);
  }

  @Test
  void shouldTakeWhatChanged() {
    // Given
    server.answers(200, FIRST_TAG, Documented.github(7, "Title"));
    PullRequestState first = asking.look(7);
    asking.pass(Duration.ofSeconds(61));
    server.answers(200, Map.of("ETag", "W/\"second\""), Documented.github(7, "Other title"));

    // When
    PullRequestState second = asking.look(7);

    // Then
    assertThat(first).isNotNull();
    assertThat(second).isEqualTo(new PullRequestState(Status.OPEN, "Other title"));
  }

  @Test
  void shouldNotTellWhatItKnewWhenTheHostIsBroken() {
    // Given
    server.answers(200, FIRST_TAG, Documented.github(7, "Title"));
    PullRequestState first = asking.look(7);
    asking.pass(Duration.ofSeconds(61));
    server.answers(500, "{}");

    // When
    PullRequestState second = asking.look(7);

    // Then
    assertThat(first).isNotNull();
    assertThat(second).isNull();
  }

  @Test
  void shouldAskForAPullRequestOnceABatch() {
    // Given
    server.answers(200, Documented.github(7, "Title"));

    // When
    var told =
        asking.lookAtOnce(
            "https://github.com/a/b/pull/7",
            "https://github.com/a/b/pull/7",
            "https://github.com/a/b/pull/7/files",
            "https://GitHub.com/a/b/pull/7#issuecomment-1");

    // Then
    assertThat(told).hasSize(3);
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void shouldRememberThatThereIsNone() {
    // Given
    server.answers(404, "{\"message\": \"Not Found\", \"status\": \"404\"}");
    PullRequestState first = asking.look(7);

    // When
    PullRequestState second = asking.look(7);

    // Then
    assertThat(first).isNull();
    assertThat(second).isNull();
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void shouldForgetThatThereWasNone() {
    // Given
    server.answers(404, "{\"message\": \"Not Found\", \"status\": \"404\"}");
    PullRequestState first = asking.look(7);
    asking.pass(Duration.ofSeconds(61));
    server.answers(200, Documented.github(7, "Title"));

    // When
    PullRequestState second = asking.look(7);

    // Then
    assertThat(first).isNull();
    assertThat(second).isNotNull();
  }
}
