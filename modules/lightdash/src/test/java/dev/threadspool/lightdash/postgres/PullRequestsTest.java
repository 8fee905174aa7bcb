package dev.threadspool.lightdash.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.lightdash.PullRequestFacts;
import dev.threadspool.lightdash.PullRequestQuery;
import dev.threadspool.lightdash.harness.TestLightdash;
import dev.threadspool.local.sample.SampleLightdash;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Pull requests are found by their address, within an organization. */
class PullRequestsTest {

  private static final TestLightdash LIGHTDASH = new TestLightdash();
  private static final UUID OURS = SampleLightdash.ORGANIZATION;
  private static final UUID THEIRS = SampleLightdash.OTHER_ORGANIZATION;

  @Test
  void shouldFindPullRequestsOfTheOrganizationOnly() {
    // Given
    PullRequestQuery ours = new PullRequestQuery(OURS, SampleLightdash.PULL_REQUEST);
    PullRequestQuery theirs =
        new PullRequestQuery(THEIRS, SampleLightdash.OTHER_ORGANIZATIONS_PULL_REQUEST);
    PullRequestQuery oursAskedByThem = new PullRequestQuery(THEIRS, SampleLightdash.PULL_REQUEST);
    PullRequestQuery theirsAskedByUs =
        new PullRequestQuery(OURS, SampleLightdash.OTHER_ORGANIZATIONS_PULL_REQUEST);
    PullRequestQuery unknown = new PullRequestQuery(OURS, SampleLightdash.PULL_REQUEST + "3");

    // When
    Map<PullRequestQuery, PullRequestFacts> known =
        LIGHTDASH
            .catalogue()
            .pullRequests(List.of(unknown, theirsAskedByUs, theirs, oursAskedByThem, ours));

    // Then
    assertThat(known)
        .containsOnly(
            Map.entry(ours, new PullRequestFacts(42, "github", "open")),
            Map.entry(theirs, new PullRequestFacts(7, "gitlab", null)));
  }

  @Test
  void shouldKnowTheStateOfAPullRequestThatOnlyAReviewItemLinksTo() {
    // Given
    String url = "https://github.com/jaffle-shop/dbt/pull/43";
    LIGHTDASH.execute(
        """
        INSERT INTO ai_agent_review_item
          (ai_agent_review_item_uuid, fingerprint, organization_uuid, status, linked_pr_url, pr_state)
        VALUES (gen_random_uuid(), 'linked-only', ?, 'resolved', ?, 'merged')
        """,
        OURS,
        url);
    PullRequestQuery ours = new PullRequestQuery(OURS, url);

    // When
    Map<PullRequestQuery, PullRequestFacts> known =
        LIGHTDASH.catalogue().pullRequests(List.of(ours, new PullRequestQuery(THEIRS, url)));

    // Then
    assertThat(known).containsOnly(Map.entry(ours, new PullRequestFacts(null, null, "merged")));
  }

  @Test
  void shouldTakeTheNewestRecordOfAPullRequest() {
    // Given
    LIGHTDASH.execute(
        """
        INSERT INTO pull_requests
          (pull_request_uuid, organization_uuid, project_uuid, provider, source, owner, repo, pr_number, pr_url, created_at)
        SELECT gen_random_uuid(), ?, ?, 'github', 'ai_agent', 'o', 'r', n, 'https://example.test/pull', day
        FROM (VALUES (1, '2026-01-01'::timestamptz), (2, '2026-03-01'), (3, '2026-02-01')) AS recorded (n, day)
        """,
        OURS,
        SampleLightdash.PROJECT);
    PullRequestQuery query = new PullRequestQuery(OURS, "https://example.test/pull");

    // When / Then
    assertThat(LIGHTDASH.catalogue().pullRequests(List.of(query)))
        .containsOnly(Map.entry(query, new PullRequestFacts(2, "github", null)));
  }
}
