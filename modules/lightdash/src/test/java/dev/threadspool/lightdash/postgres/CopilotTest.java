package dev.threadspool.lightdash.postgres;

import static dev.threadspool.lightdash.FeatureGate.ALWAYS;
import static dev.threadspool.lightdash.FeatureGate.FLAG;
import static dev.threadspool.lightdash.FeatureGate.FLAG_OR_TRIAL;
import static dev.threadspool.local.sample.SampleLightdash.ORGANIZATION;
import static dev.threadspool.local.sample.SampleLightdash.OTHER_ORGANIZATION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.lightdash.FeatureGate;
import dev.threadspool.lightdash.Viewer;
import dev.threadspool.lightdash.harness.Statements;
import dev.threadspool.lightdash.harness.TestLightdash;
import dev.threadspool.local.sample.SampleLightdash;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who may use AI agents at all: in the sample everybody of Jaffle Shop but Eve. */
class CopilotTest {

  private static final Viewer ADA = new Viewer.User(ORGANIZATION, SampleLightdash.ADMIN);
  private static final Viewer EVE = new Viewer.User(ORGANIZATION, SampleLightdash.EDITOR);
  private static final Viewer TOM =
      new Viewer.User(OTHER_ORGANIZATION, SampleLightdash.OTHER_ORGANIZATIONS_ADMIN);
  private static final Viewer OURS = new Viewer.Service(ORGANIZATION, UUID.randomUUID());
  private static final Viewer THEIRS = new Viewer.Service(OTHER_ORGANIZATION, UUID.randomUUID());
  private static final List<Viewer> ALL = List.of(TOM, ADA, THEIRS, EVE, OURS, ADA);

  private final TestLightdash lightdash = new TestLightdash();

  @Test
  void shouldLetEverybodyInWithoutAGate() {
    // When / Then
    assertThat(with(ALWAYS)).containsExactlyInAnyOrder(ADA, EVE, TOM, OURS, THEIRS);
  }

  @Test
  void shouldPutTheUsersOverrideBeforeTheOrganizations() {
    // When / Then
    assertThat(with(FLAG)).containsExactlyInAnyOrder(ADA, OURS);
  }

  @Test
  void shouldPutTheOrganizationsOverrideBeforeTheDefault() {
    // Given
    lightdash.execute("UPDATE feature_flags SET default_enabled = true");
    lightdash.execute(
        "UPDATE feature_flag_overrides SET enabled = false WHERE organization_uuid = ?",
        ORGANIZATION);

    // When / Then
    assertThat(with(FLAG)).containsExactlyInAnyOrder(TOM, THEIRS);
  }

  @Test
  void shouldNotListenToAnotherFlag() {
    // Given
    lightdash.execute("INSERT INTO feature_flags VALUES ('another', true)");
    lightdash.execute(
        "INSERT INTO feature_flag_overrides VALUES (3, 'another', ?, NULL, true)",
        SampleLightdash.EDITOR);

    // When / Then
    assertThat(with(FLAG)).containsExactlyInAnyOrder(ADA, OURS);
  }

  @Test
  void shouldLetOrganizationsInTheirTrialIn() {
    // Given
    lightdash.execute("DELETE FROM feature_flag_overrides");
    created(ORGANIZATION, "2025-10-12 23:59:59.999+00");
    created(OTHER_ORGANIZATION, "2025-10-13 00:00:00+00");

    // When / Then
    assertThat(with(FLAG_OR_TRIAL)).containsExactlyInAnyOrder(TOM, THEIRS);
    assertThat(with(FLAG)).isEmpty();
  }

  @Test
  void shouldWorkWhereTheDatabaseIsOlderThanFlags() {
    // Given
    lightdash.execute("DROP TABLE feature_flag_overrides, feature_flags");
    created(ORGANIZATION, "2025-01-01");
    created(OTHER_ORGANIZATION, "2026-01-01");

    // When / Then
    assertThat(with(FLAG)).isEmpty();
    assertThat(with(FLAG_OR_TRIAL)).containsExactlyInAnyOrder(TOM, THEIRS);
  }

  @Test
  void shouldAskOnceForManyAndNothingForNobody() {
    // Given
    PostgresCatalogue catalogue = new PostgresCatalogue(lightdash.jdbi(), true, FLAG);
    catalogue.withCopilot(ALL);
    Statements statements = Statements.of(lightdash.jdbi());

    // When
    catalogue.withCopilot(ALL);
    catalogue.withCopilot(List.of());

    // Then
    assertThat(statements.count()).isEqualTo(1);
  }

  private Set<Viewer> with(FeatureGate gate) {
    return new PostgresCatalogue(lightdash.jdbi(), true, gate).withCopilot(ALL);
  }

  private void created(UUID organization, String at) {
    lightdash.execute(
        "UPDATE organizations SET created_at = ?::timestamptz WHERE organization_uuid = ?",
        at,
        organization);
  }
}
