package dev.threadspool.lightdash.postgres;

import static dev.threadspool.local.sample.SampleLightdash.ORGANIZATION;
import static dev.threadspool.local.sample.SampleLightdash.OTHER_ORGANIZATION;
import static dev.threadspool.local.sample.SampleLightdash.PREVIEW_PROJECT;
import static dev.threadspool.local.sample.SampleLightdash.PROJECT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.lightdash.Preview;
import dev.threadspool.lightdash.PreviewQuery;
import dev.threadspool.lightdash.harness.TestLightdash;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PreviewsTest {

  private static final PreviewQuery PREVIEW = new PreviewQuery(ORGANIZATION, PREVIEW_PROJECT);

  private final TestLightdash lightdash = new TestLightdash();

  @Test
  void shouldFindPreviewsOfTheOrganizationOnly() {
    // Given
    PreviewQuery askedByThem = new PreviewQuery(OTHER_ORGANIZATION, PREVIEW_PROJECT);
    PreviewQuery noPreview = new PreviewQuery(ORGANIZATION, PROJECT);
    PreviewQuery unknown = new PreviewQuery(ORGANIZATION, UUID.randomUUID());

    // When
    Map<PreviewQuery, Preview> found =
        lightdash.catalogue().previews(List.of(unknown, noPreview, askedByThem, PREVIEW));

    // Then
    assertThat(found)
        .containsOnly(Map.entry(PREVIEW, new Preview("Jaffles (preview)", null, "preview_ready")));
  }

  @Test
  void shouldFindAPreviewOfNoRemediation() {
    // Given
    lightdash.execute("DELETE FROM ai_agent_review_remediation");

    // When / Then
    assertThat(lightdash.catalogue().previews(List.of(PREVIEW)))
        .containsOnly(Map.entry(PREVIEW, new Preview("Jaffles (preview)", null, null)));
  }

  @Test
  void shouldPreferTheRemediationThatIsUnderWay() {
    // Given
    UUID thread = UUID.randomUUID();
    lightdash.execute("UPDATE ai_agent_review_remediation SET status = 'failed'");
    remediation("resolved", UUID.randomUUID());
    remediation("running", thread);

    // When / Then
    assertThat(lightdash.catalogue().previews(List.of(PREVIEW)))
        .containsOnly(Map.entry(PREVIEW, new Preview("Jaffles (preview)", thread, "running")));
  }

  private void remediation(String status, UUID thread) {
    lightdash.execute(
        """
        INSERT INTO ai_agent_review_remediation
          (ai_agent_review_remediation_uuid, fingerprint, preview_project_uuid, preview_thread_uuid, status)
        SELECT gen_random_uuid(), fingerprint, ?, ?, ? FROM ai_agent_review_item
        """,
        PREVIEW_PROJECT,
        thread,
        status);
  }
}
