package dev.threadspool.worker.resolve.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.worker.resolve.provider.PullRequestState.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderAnswersTest {

  private final FakeProvider server = new FakeProvider();
  private final Asking asking = Asking.patiently(Asking.github(server), Asking.gitlab(server));

  @AfterEach
  void close() {
    asking.close();
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "open, null, OPEN",
    "closed, null, CLOSED",
    "closed, 2026-11-01T10:00:00Z, MERGED",
  })
  void shouldReadWhatGitHubAnswers(String state, String mergedAt, Status expected) {
    // Given
    server.answers(200, Documented.github(7, state, mergedAt, "Amazing new feature"));

    // When
    PullRequestState told = asking.look("https://github.com/octocat/Hello-World/pull/7/files?w=1");

    // Then
    assertThat(told).isEqualTo(new PullRequestState(expected, "Amazing new feature"));
    assertThat(server.requests())
        .singleElement()
        .satisfies(
            request -> {
              assertThat(request.method()).isEqualTo("GET");
              assertThat(request.path()).isEqualTo("/repos/octocat/Hello-World/pulls/7");
              assertThat(request.header("Accept")).isEqualTo("application/vnd.github+json");
              assertThat(request.header("X-GitHub-Api-Version")).isEqualTo("2022-11-28");
              assertThat(request.header("Authorization"))
                  .isEqualTo("Bearer " + Asking.GITHUB_TOKEN);
            });
  }

  @ParameterizedTest
  @CsvSource({"opened, OPEN", "locked, OPEN", "merged, MERGED", "closed, CLOSED"})
  void shouldReadWhatGitLabAnswers(String state, Status expected) {
    // Given
    server.answers(200, Documented.gitlab(8, state, "Größer · 🚀"));

    // When
    PullRequestState told =
        asking.look("https://gitlab.com/g/sub.group/p/-/merge_requests/8/diffs");

    // Then
    assertThat(told).isEqualTo(new PullRequestState(expected, "Größer · 🚀"));
    assertThat(server.requests())
        .singleElement()
        .satisfies(
            request -> {
              assertThat(request.path())
                  .isEqualTo("/api/v4/projects/g%2Fsub.group%2Fp/merge_requests/8");
              assertThat(request.header("PRIVATE-TOKEN")).isEqualTo(Asking.GITLAB_TOKEN);
              assertThat(request.header("Authorization")).isNull();
            });
  }

  @Test
  void shouldReadGitLabsOlderAddresses() {
    // Given
    server.answers(200, Documented.gitlab(8, "opened", "Old"));

    // When
    PullRequestState told = asking.look("https://gitlab.com/g/p/merge_requests/8");

    // Then
    assertThat(told).isNotNull();
    assertThat(server.requests().getFirst().path())
        .isEqualTo("/api/v4/projects/g%2Fp/merge_requests/8");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "7",
        "\"open\"",
        "<html>Sign in</html>",
        "{\"number\": 7, \"state\": \"open\", \"title\": \"cut of",
        "{\"number\": 7, \"state\": \"open\"}",
        "{\"number\": 7, \"title\": \"No state\"}",
        "{\"number\": 7, \"state\": \"open\", \"title\": null}",
        "{\"number\": 7, \"state\": \"open\", \"title\": {\"text\": \"An object\"}}",
        "{\"number\": 7, \"state\": [\"open\"], \"title\": \"A list\"}",
        "{\"number\": 7, \"state\": \"opened\", \"title\": \"Not GitHub's word\"}",
        "{\"number\": \"7\", \"state\": \"open\", \"title\": \"A text for a number\"}",
        "{\"number\": 8, \"state\": \"open\", \"title\": \"Another one\"}",
        "{\"number\": 7, \"state\": \"open\", \"title\": \"No column holds \\u0000\"}",
        "{\"number\": 7, \"state\": \"open\", \"title\": \"Half a pair \\ud83d\"}",
      })
  void shouldKnowNothingFromAnAnswerThatMakesNoSense(String body) {
    // Given
    server.answers(200, body);

    // When
    PullRequestState told = asking.look(7);

    // Then
    assertThat(told).isNull();
    assertThat(asking.outcomes("malformed")).isEqualTo(1);
  }

  @Test
  void shouldNotBelieveATitleThatIsABook() {
    // Given
    server.answers(200, Documented.github(7, "x".repeat(1025)));

    // Then
    assertThat(asking.look(7)).isNull();
  }

  @Test
  void shouldNotReadDeepNesting() {
    // Given
    server.answers(200, "[".repeat(200_000));

    // Then
    assertThat(asking.look(7)).isNull();
    assertThat(asking.outcomes("malformed")).isEqualTo(1);
  }

  @Test
  void shouldNotReadAHugeBody() {
    // Given a right answer in twice the space
    server.answers(200, Documented.github(7, "Huge") + " ".repeat(2 * Transport.BODY_BYTES));

    // Then
    assertThat(asking.look(7)).isNull();
    assertThat(asking.outcomes("malformed")).isEqualTo(1);
  }
}
