package dev.threadspool.worker.resolve;

import dev.threadspool.contract.model.ContextItem;
import dev.threadspool.contract.model.ResolvedItem;
import dev.threadspool.local.sample.SampleLightdash;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class PullRequestRulesTest {

  private static final Rules RULES = new Rules("pull_request_rules");

  @AfterAll
  static void close() {
    RULES.close();
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
