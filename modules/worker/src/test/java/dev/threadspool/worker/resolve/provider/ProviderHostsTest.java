package dev.threadspool.worker.resolve.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.threadspool.worker.resolve.provider.PullRequestState.Status;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is contacted, and who is told a token. */
class ProviderHostsTest {

  private final FakeProvider server = new FakeProvider();
  private final FakeProvider evil = new FakeProvider();
  private final Asking asking =
      Asking.patiently(Asking.github(server.base() + "/api/v3"), Asking.gitlab(server));

  @AfterEach
  void close() {
    asking.close();
    server.close();
    evil.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://%s/a/b/pull/7",
        "http://%s/a/b/pull/7",
        "https://github.com@%s/a/b/pull/7",
        "https://github.com:443@%s/a/b/pull/7",
        "https://%s/github.com/a/b/pull/7",
        "https://%s/?@github.com/a/b/pull/7",
        "https://%s/#@github.com/a/b/pull/7",
        "https://%s%%2f@github.com/a/b/pull/7",
        "https://user:password@github.com/a/b/pull/7",
        "https://github.com:8443/a/b/pull/7",
        "http://github.com:443/a/b/pull/7",
        "https://github.com./a/b/pull/7",
        "https://github.com.evil.example/a/b/pull/7",
        "https://evilgithub.com/a/b/pull/7",
        "https://www.github.com/a/b/pull/7",
        "https://api.github.com/repos/a/b/pulls/7",
        "https://127.0.0.1/a/b/pull/7",
        "https://[::1]/a/b/pull/7",
        "file://github.com/a/b/pull/7",
        "https://github.com/%%2e%%2e/%%2e%%2e/pull/7",
        "https://github.com/../../pull/7",
        "https://github.com/a/../pull/7",
        "https://github.com/a/./pull/7",
        "https://github.com/a/..%%2f..%%2fuser/pull/7",
        "https://github.com/a/b%%3fx=/pull/7",
        "https://github.com/a/b%%23/pull/7",
        "https://github.com/a/b;c/pull/7",
        "https://github.com/a//pull/7",
        "https://github.com//%s/pull/7",
        "https://github.com/a/b/pull/-7",
        "https://github.com/a/b/pull/99999999999999999999",
        "https://github.com/a/b/pull/7x",
        "https://github.com/a/b/pull/",
        "https://github.com/a/b",
        "https://github.com",
        "https://gitlab.com/g/../p/-/merge_requests/7",
        "https://gitlab.com/../p/-/merge_requests/7",
        "https://gitlab.com/g%%2f..%%2f..%%2fp/p/-/merge_requests/7",
        "https://gitlab.com/p/-/merge_requests/7/../../../../user",
        "https://gitlab.com/merge_requests/7",
        "mailto:somebody@github.com",
      })
  void shouldNotContactAnybodyForSuchAnAddress(String address) {
    // Given
    String authority = evil.base().substring("http://".length());

    // When
    PullRequestState told = asking.look(address.formatted(authority));

    // Then
    assertThat(told).isNull();
    assertThat(evil.requests()).isEmpty();
    assertThat(server.requests()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "https://github.com:443/a/b/pull/7",
    "http://github.com/a/b/pull/7",
    "HTTPS://GitHub.COM/a/b/pull/7/commits/..%2f..?x=https://evil.example#@evil.example",
  })
  void shouldAskTheConfiguredApiWhateverElseTheAddressHolds(String address) {
    // Given
    server.answers(200, Documented.github(7, "Title"));

    // When
    PullRequestState told = asking.look(address);

    // Then
    assertThat(told).isEqualTo(new PullRequestState(Status.OPEN, "Title"));
    assertThat(server.requests())
        .extracting(FakeProvider.Request::path)
        .containsExactly("/api/v3/repos/a/b/pulls/7");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%1$s/api/v3/repos/a/b/pulls/7",
        "//%3$s/api/v3/repos/a/b/pulls/7",
        "http://127.0.0.1@%3$s/api/v3/repos/a/b/pulls/7",
        "%2$s/elsewhere",
        "/elsewhere",
        "%2$s/api/v3/../../elsewhere",
        "%2$s/api/v3evil/repos/a/b/pulls/7",
        "file:///etc/passwd",
        "http://[broken",
        "",
      })
  void shouldNotFollowARedirectThatLeavesTheApi(String target) {
    // Given
    String authority = evil.base().substring("http://".length());
    String location = target.formatted(evil.base(), server.base(), authority);
    evil.answers(200, Documented.github(7, "Wrong"));
    server.behaves(
        exchange ->
            FakeProvider.send(
                exchange,
                exchange.getRequestURI().getPath().equals("/api/v3/repos/a/b/pulls/7") ? 302 : 200,
                Map.of("Location", location),
                Documented.github(7, "Wrong")));

    // When
    PullRequestState told = asking.look(7);

    // Then
    assertThat(told).isNull();
    assertThat(evil.requests()).isEmpty();
    assertThat(server.requests()).hasSize(1);
    assertThat(asking.outcomes("redirected")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 307, 308})
  void shouldFollowARenamedRepository(int status) {
    // Given
    server.behaves(
        exchange -> {
          boolean moved =
              exchange.getRequestURI().getPath().equals("/api/v3/repositories/1/pulls/7");
          FakeProvider.send(
              exchange,
              moved ? 200 : status,
              Map.of("Location", server.base() + "/api/v3/repositories/1/pulls/7"),
              Documented.github(7, "Renamed"));
        });

    // When
    PullRequestState told = asking.look(7);

    // Then
    assertThat(told).isEqualTo(new PullRequestState(Status.OPEN, "Renamed"));
  }

  @Test
  void shouldNotGoInCircles() {
    // Given
    server.answers(302, Map.of("Location", "/api/v3/repos/a/b/pulls/7"), "");

    // Then
    assertThat(asking.look(7)).isNull();
    assertThat(server.requests()).hasSize(3);
  }

  @Test
  void shouldTellEachHostItsOwnTokenOnlyAndNoLogAny() {
    // Given two hosts at two servers, in every kind of trouble
    FakeProvider gitlab = new FakeProvider();
    server.answers(401, "{\"message\": \"Bad credentials\"}");
    gitlab.answers(429, Map.of("Retry-After", "x"), "");
    try (gitlab;
        Logs logs = new Logs();
        Asking both = Asking.patiently(Asking.github(server), Asking.gitlab(gitlab))) {
      // When
      var told =
          both.lookAtOnce(
              "https://github.com/a/b/pull/7", "https://gitlab.com/g/p/-/merge_requests/8");
      server.answers(500, "");
      var later = both.lookAtOnce(20);

      // Then
      assertThat(told).isEmpty();
      assertThat(later).isEmpty();
      assertThat(server.requests())
          .hasSizeGreaterThan(1)
          .noneMatch(request -> request.headers().toString().contains(Asking.GITLAB_TOKEN));
      assertThat(gitlab.requests())
          .singleElement()
          .matches(request -> !request.headers().toString().contains(Asking.GITHUB_TOKEN));
      assertThat(logs.lines()).isNotEmpty().noneMatch(line -> line.contains("secret"));
    }
  }

  @Test
  void shouldSendNoTokenWhereThereIsNone() {
    // Given
    server.answers(200, Documented.github(7, "Public"));
    ProviderHost host =
        ProviderHost.of("github.com", ProviderKind.GITHUB, server.base(), " ", Set.of());
    try (Asking anonymous = Asking.patiently(host)) {
      // When
      PullRequestState told = anonymous.look(7);

      // Then
      assertThat(told).isNotNull();
      assertThat(server.requests().getFirst().header("Authorization")).isNull();
    }
  }

  @Test
  void shouldAskAboutTheNamedOwnersOnly() {
    // Given
    server.answers(200, Documented.github(7, "Ours"));
    ProviderHost host =
        ProviderHost.of("github.com", ProviderKind.GITHUB, server.base(), "t", Set.of("Jaffle"));
    try (Asking asking = Asking.patiently(host)) {
      // When
      PullRequestState ours = asking.look("https://github.com/jaffLE/shop/pull/7");
      PullRequestState others = asking.look("https://github.com/jaffle-labs/shop/pull/7");

      // Then
      assertThat(ours).isNotNull();
      assertThat(others).isNull();
      assertThat(server.requests()).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GitHub.com, GITHUB, https://api.github.com",
    "git.jaffle.example, GITHUB, https://git.jaffle.example/api/v3",
    "gitlab.com, GITLAB, https://gitlab.com/api/v4",
    "git.jaffle.example:8443, GITLAB, https://git.jaffle.example:8443/api/v4",
  })
  void shouldKnowWhereTheApiUsuallyIs(String name, ProviderKind kind, String api)
      throws URISyntaxException {
    assertThat(ProviderHost.of(name, kind, null, null, Set.of()).api()).isEqualTo(new URI(api));
  }

  @ParameterizedTest
  @CsvSource({
    "'', , t",
    "https://github.com, , t",
    "github.com/a, , t",
    "user@github.com, , t",
    "*.github.com, , t",
    "github.com, ftp://api.github.com, t",
    "github.com, api.github.com, t",
    "github.com, https://user:password@api.github.com, t",
    "github.com, https://api.github.com?x=1, t",
    "github.com, https://a b/, t",
    "github.com, , secret with spaces",
    "github.com, , 'secret\nX-Header: more'",
  })
  void shouldNotStartWithAHostThatIsNone(String name, @Nullable String api, String token) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ProviderHost.of(name, ProviderKind.GITHUB, api, token, Set.of()))
        .withMessageNotContainingAny("secret", "password");
  }

  @Test
  void shouldNotStartWithAHostThatIsNamedTwice() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Asking.patiently(Asking.github(server), Asking.github(evil)))
        .withMessageContaining("github.com");
  }

  @Test
  void shouldNotPrintTokens() {
    assertThat(Asking.github(server).toString()).contains("github.com").doesNotContain("secret");
  }
}
