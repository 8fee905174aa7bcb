package dev.threadspool.lightdash.postgres;

import static dev.threadspool.local.sample.SampleLightdash.FINGERPRINT;
import static dev.threadspool.local.sample.SampleLightdash.ORGANIZATION;
import static dev.threadspool.local.sample.SampleLightdash.OTHER_ORGANIZATION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.lightdash.Finding;
import dev.threadspool.lightdash.FindingQuery;
import dev.threadspool.lightdash.harness.TestLightdash;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What reviews found, counted over all of them and told by the newest. */
class FindingsTest {

  private static final TestLightdash LIGHTDASH = new TestLightdash();

  @Test
  void shouldReadAFindingOfTheOrganizationOnly() {
    // Given
    FindingQuery ours = new FindingQuery(ORGANIZATION, FINGERPRINT);
    FindingQuery askedByThem = new FindingQuery(OTHER_ORGANIZATION, FINGERPRINT);
    FindingQuery unknown = new FindingQuery(ORGANIZATION, "unknown");

    // When
    Map<FindingQuery, Finding> found =
        LIGHTDASH.catalogue().findings(List.of(askedByThem, unknown, ours));

    // Then
    assertThat(found).containsOnlyKeys(ours);
    assertThat(found.get(ours))
        .isNotNull()
        .satisfies(
            finding -> {
              assertThat(finding.title()).isEqualTo("Revenue is net, but does not say so");
              assertThat(finding.rootCause()).isEqualTo("semantic_layer");
              assertThat(finding.count()).isEqualTo(1);
              assertThat(finding.excerpts())
                  .containsExactly(
                      new Finding.Excerpt("user_prompt", "Is that net or gross?", false));
              assertThat(finding.recommendationJson()).contains("\"update_metric\"");
              assertThat(finding.contextEntryJson()).isNull();
            });
  }

  @Test
  void shouldCountAllPromotedReviewsAndLetTheNewestSpeak() {
    // Given
    review("counted", "oldest", true, "2026-01-01", null);
    review("counted", "newest", true, "2026-03-01", null);
    review("counted", "middle", true, "2026-02-01", null);
    review("counted", "never promoted", false, "2026-04-01", null);

    // When / Then
    assertThat(found("counted"))
        .isEqualTo(new Finding("newest", "ambiguous", 3, List.of(), null, null));
  }

  @Test
  void shouldNotFindWhatWasNeverPromoted() {
    // Given
    review("unpromoted", "title", false, "2026-01-01", null);

    // When / Then
    assertThat(found("unpromoted")).isNull();
  }

  @Test
  void shouldKeepExcerptsInOrderAndBlankTheRedacted() {
    // Given
    review(
        "excerpts",
        "title",
        true,
        "2026-01-01",
        """
        [{"source": "user_prompt", "text": "net or “gross”? ü🥪", "redacted": false},
         {"source": "tool_result", "text": "secret", "redacted": true},
         {"text": "no source"}, {"source": "agent_config"}]
        """);

    // When / Then
    assertThat(found("excerpts"))
        .isNotNull()
        .extracting(Finding::excerpts)
        .isEqualTo(
            List.of(
                new Finding.Excerpt("user_prompt", "net or “gross”? ü🥪", false),
                new Finding.Excerpt("tool_result", "", true),
                new Finding.Excerpt("", "no source", false),
                new Finding.Excerpt("agent_config", "", false)));
  }

  @Test
  void shouldBearEvidenceThatIsNoList() {
    // Given
    review("no list", "title", true, "2026-01-01", "{\"source\": \"user_prompt\"}");

    // When / Then
    assertThat(found("no list")).isNotNull().extracting(Finding::excerpts).isEqualTo(List.of());
  }

  private static @Nullable Finding found(String fingerprint) {
    FindingQuery query = new FindingQuery(ORGANIZATION, fingerprint);
    return LIGHTDASH.catalogue().findings(List.of(query)).get(query);
  }

  private static void review(
      String fingerprint, String title, boolean promoted, String at, @Nullable String evidence) {
    LIGHTDASH.execute(
        """
        INSERT INTO ai_agent_review_turn_signal
          (ai_agent_review_turn_signal_uuid, organization_uuid, promoted_to_finding, fingerprint,
           primary_root_cause, review_item_title, created_at, evidence_excerpts)
        VALUES (?, ?, ?, ?, 'ambiguous', ?, ?::timestamptz, ?::jsonb)
        """,
        UUID.randomUUID(),
        ORGANIZATION,
        promoted,
        fingerprint,
        title,
        at,
        evidence);
  }
}
