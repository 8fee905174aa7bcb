package dev.threadspool.worker.resolve;

import com.sun.net.httpserver.HttpExchange;
import dev.threadspool.contract.model.ContextItem;
import dev.threadspool.contract.model.ResolvedItem;
import dev.threadspool.lightdash.FeatureGate;
import dev.threadspool.local.sample.SampleLightdash;
import dev.threadspool.worker.resolve.provider.Documented;
import dev.threadspool.worker.resolve.provider.FakeProvider;
import dev.threadspool.worker.resolve.provider.HttpProviders;
import dev.threadspool.worker.resolve.provider.ProviderHost;
import dev.threadspool.worker.resolve.provider.ProviderKind;
import dev.threadspool.worker.resolve.provider.ProviderLimits;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class PullRequestRulesTest {

  private static final Rules RULES = new Rules("pull_request_rules");

  private static final FakeProvider PROVIDER = new FakeProvider();
  private static final HttpProviders PROVIDERS =
      new HttpProviders(
          List.of(
              asked("github.com", ProviderKind.GITHUB, PROVIDER.base()),
              asked("gitlab.jaffle.example", ProviderKind.GITLAB, PROVIDER.base() + "/api/v4")),
          new ProviderLimits(
              Duration.ofSeconds(30),
              Duration.ofSeconds(5),
              Duration.ofSeconds(30),
              4,
              Duration.ofMinutes(1),
              100,
              Duration.ofHours(1)),
          InstantSource.system(),
          new SimpleMeterRegistry());
  private static final Rules RULES_WITH_PROVIDERS =
      new Rules("asked_pull_request_rules", FeatureGate.ALWAYS, PROVIDERS);

  @AfterAll
  static void close() {
    RULES.close();
    RULES_WITH_PROVIDERS.close();
    PROVIDERS.close();
    PROVIDER.close();
  }

  @TestFactory
  Stream<DynamicTest> shouldHold() {
    return RULES.hold(
        Row.user(
                "known to Lightdash",
                SampleLightdash.VIEWER,
                pullRequest(SampleLightdash.PULL_REQUEST))
            .gives(resolved(SampleLightdash.PULL_REQUEST, 42, "github", "open")),
        Row.user(
                "known to another organization's Lightdash",
                SampleLightdash.OTHER_ORGANIZATIONS_ADMIN,
                pullRequest(SampleLightdash.PULL_REQUEST))
            .gives(resolved(SampleLightdash.PULL_REQUEST, 42, "github", null)),
        byAddress("https://github.com/a/b/pull/7", 7, "github"),
        byAddress("https://github.com/a/b/pull/7/", 7, "github"),
        byAddress("https://github.com/a/b/pull/7/files?w=1#diff-1", 7, "github"),
        byAddress("HTTPS://GitHub.com/a/b/pull/7", 7, "github"),
        byAddress("https://gitlab.com/g/s/b/-/merge_requests/8/diffs", 8, "gitlab"),
        byAddress("https://github.jaffle.example/a/b/pull/9", 9, "github"),
        byAddress("https://gitlab.jaffle.example/a/b/-/merge_requests/10", 10, "gitlab"),
        byAddress("https://git.example/a/b/pulls/11", 11, null),
        byAddress("https://github.com.evil.example/a/b/pull/12", 12, null),
        byAddress("https://github.com/a/b", null, "github"),
        byAddress("https://github.com/a/b/pull/99999999999999999999", null, "github"),
        noAddress("not a URL at all"),
        noAddress("github.com/a/b/pull/7"),
        noAddress("/a/b/pull/7"),
        noAddress("ftp://github.com/a/b/pull/7"),
        noAddress("https:///a/b/pull/7"),
        noAddress(""),
        Row.user(
                "twice: the first counts",
                SampleLightdash.ADMIN,
                pullRequest("https://github.com/a/b/pull/7"),
                pullRequest("https://github.com/a/b/pull/7"))
            .gives(resolved("https://github.com/a/b/pull/7", 7, "github", null)));
  }

  /** What the provider says beside what Lightdash knows: all rows in one batch. */
  @TestFactory
  Stream<DynamicTest> shouldHoldWhereProvidersAreAsked() {
    PROVIDER.behaves(PullRequestRulesTest::answer);
    String merged = "https://github.com/a/b/pull/7";
    String closed = "https://gitlab.jaffle.example/g/s/b/-/merge_requests/10/diffs";
    return RULES_WITH_PROVIDERS.hold(
        Row.user(
                "Lightdash's state comes first, the provider adds the title",
                SampleLightdash.VIEWER,
                pullRequest(SampleLightdash.PULL_REQUEST))
            .gives(
                new ResolvedItem.PullRequest(
                    SampleLightdash.PULL_REQUEST, 42, "github", "open", "Title of 42")),
        Row.user("title and state from GitHub", SampleLightdash.ADMIN, pullRequest(merged))
            .gives(new ResolvedItem.PullRequest(merged, 7, "github", "merged", "Title of 7")),
        Row.user("title and state from a GitLab", SampleLightdash.ADMIN, pullRequest(closed))
            .gives(new ResolvedItem.PullRequest(closed, 10, "gitlab", "closed", "Title of 10")),
        byAddress("https://github.com/a/b/pull/404", 404, "github"),
        byAddress("https://github.com/a/b/pull/403", 403, "github"),
        byAddress("https://github.com/a/b/pull/500", 500, "github"),
        byAddress("https://github.jaffle.example/a/b/pull/9", 9, "github"),
        byAddress("https://gitlab.com/g/b/-/merge_requests/8", 8, "gitlab"),
        byAddress("https://git.example/a/b/pulls/11", 11, null),
        noAddress("github.com/a/b/pull/7"),
        Row.user(
                "several of one command, in the caller's order",
                SampleLightdash.ADMIN,
                pullRequest("https://github.com/a/b/pull/404"),
                pullRequest(merged))
            .gives(
                resolved("https://github.com/a/b/pull/404", 404, "github", null),
                new ResolvedItem.PullRequest(merged, 7, "github", "merged", "Title of 7")));
  }

  private static ProviderHost asked(String host, ProviderKind kind, String api) {
    return ProviderHost.of(host, kind, api, null, Set.of());
  }

  /** Pull requests above 400 fail with their number as status; all others are merged or closed. */
  private static void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    int number = Integer.parseInt(path.substring(path.lastIndexOf('/') + 1));
    String title = "Title of " + number;
    if (number > 400) {
      FakeProvider.send(exchange, number, Map.of(), "{}");
    } else if (path.startsWith("/repos/")) {
      String body = Documented.github(number, "closed", "2026-11-01T10:00:00Z", title);
      FakeProvider.send(exchange, 200, Map.of(), body);
    } else {
      FakeProvider.send(exchange, 200, Map.of(), Documented.gitlab(number, "closed", title));
    }
  }

  private static Row byAddress(String url, @Nullable Integer number, @Nullable String provider) {
    return Row.user("by address: " + url, SampleLightdash.ADMIN, pullRequest(url))
        .gives(resolved(url, number, provider, null));
  }

  private static Row noAddress(String text) {
    return Row.user("no address: '" + text + "'", SampleLightdash.ADMIN, pullRequest(text))
        .isRefused("ParameterError", 400, "prUrl must be an absolute http or https URL");
  }

  private static ContextItem pullRequest(String prUrl) {
    return new ContextItem.PullRequest(prUrl);
  }

  private static ResolvedItem resolved(
      String url, @Nullable Integer number, @Nullable String provider, @Nullable String status) {
    return new ResolvedItem.PullRequest(url, number, provider, status, null);
  }
}
