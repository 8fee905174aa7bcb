package dev.threadspool.lightdash.postgres;

import static dev.threadspool.local.sample.SampleLightdash.ORGANIZATION;
import static dev.threadspool.local.sample.SampleLightdash.PROJECT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.lightdash.Ability;
import dev.threadspool.lightdash.Catalogue;
import dev.threadspool.lightdash.FeatureGate;
import dev.threadspool.lightdash.Found;
import dev.threadspool.lightdash.Viewer;
import dev.threadspool.lightdash.harness.Look;
import dev.threadspool.lightdash.harness.Standings;
import dev.threadspool.lightdash.harness.TestLightdash;
import dev.threadspool.local.sample.SampleLightdash;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Databases of before and after the columns that Lightdash added meanwhile. */
class SchemaAgesTest {

  private final TestLightdash lightdash = new TestLightdash();

  @Test
  void shouldNotNeedTheProjectOfChartsAndDashboards() {
    // Given: the sample is of before late July 2026
    assertThat(columnsNamedProjectUuid()).isZero();

    // When / Then
    assertThat(look(SampleLightdash.VIEWER).chart(SampleLightdash.CHART))
        .isInstanceOf(Found.Visible.class);
    assertThat(look(SampleLightdash.VIEWER).dashboard(SampleLightdash.DASHBOARD))
        .isInstanceOf(Found.Visible.class);
  }

  @Test
  void shouldWorkWhereChartsAndDashboardsHaveTheirProject() {
    // Given
    lightdash.execute("ALTER TABLE saved_queries ADD COLUMN project_uuid uuid");
    lightdash.execute("ALTER TABLE dashboards ADD COLUMN project_uuid uuid");

    // When / Then
    assertThat(look(SampleLightdash.VIEWER).chart(SampleLightdash.CHART))
        .isInstanceOf(Found.Visible.class);
    assertThat(look(SampleLightdash.VIEWER).chart(SampleLightdash.DASHBOARD_CHART))
        .isInstanceOf(Found.Visible.class);
    assertThat(look(SampleLightdash.VIEWER).chart(SampleLightdash.OTHER_PROJECTS_CHART))
        .isInstanceOf(Found.Missing.class);
    assertThat(look(SampleLightdash.VIEWER).dashboard(SampleLightdash.DASHBOARD))
        .isInstanceOf(Found.Visible.class);
  }

  @Test
  void shouldCountSystemRolesWhereTheDatabaseIsOlderThanCustomRoles() {
    // Given
    lightdash.execute("ALTER TABLE organization_memberships DROP COLUMN role_uuid");
    lightdash.execute("ALTER TABLE project_memberships DROP COLUMN role_uuid");
    lightdash.execute("ALTER TABLE project_group_access DROP COLUMN role_uuid");
    lightdash.execute("DROP TABLE scoped_roles, roles");

    // When / Then
    assertThat(look(SampleLightdash.ADMIN).ability()).isEqualTo(Ability.EVERYTHING);
    assertThat(look(SampleLightdash.GROUP_VIEWER).ability().viewProject()).isTrue();
    assertThat(look(SampleLightdash.MEMBER).ability()).isEqualTo(Ability.NOTHING);
  }

  @Test
  void shouldSeeThatCustomRolesHaveComeMeanwhile() {
    // Given: asked while the database is from before them
    Viewer viewer = new Standings(lightdash.rows()).userWith("organization custom `view:Project`");
    lightdash.execute("ALTER TABLE scoped_roles RENAME TO not_yet");
    Look look = new Look(lightdash.catalogue(), viewer, PROJECT);
    assertThat(look.ability()).isEqualTo(Ability.EVERYTHING);

    // When
    lightdash.execute("ALTER TABLE not_yet RENAME TO scoped_roles");

    // Then
    assertThat(look.ability()).isNotEqualTo(Ability.EVERYTHING);
  }

  @Test
  void shouldSeeThatFlagsHaveComeMeanwhile() {
    // Given: asked while the database is from before them
    Viewer admin = new Viewer.User(ORGANIZATION, SampleLightdash.ADMIN);
    Catalogue gated = new PostgresCatalogue(lightdash.jdbi(), true, FeatureGate.FLAG);
    lightdash.execute("ALTER TABLE feature_flag_overrides RENAME TO not_yet");
    assertThat(gated.withCopilot(List.of(admin))).isEmpty();

    // When
    lightdash.execute("ALTER TABLE not_yet RENAME TO feature_flag_overrides");

    // Then
    assertThat(gated.withCopilot(List.of(admin))).containsExactly(admin);
  }

  @Test
  void shouldNotTakeAnotherSchemasTablesForLightdashs() {
    // Given: tables of the same name, with custom roles, that are not Lightdash's
    lightdash.execute("ALTER TABLE project_memberships DROP COLUMN role_uuid");
    lightdash.execute("CREATE SCHEMA elsewhere");
    lightdash.execute("CREATE TABLE elsewhere.project_memberships (role_uuid uuid)");

    // When / Then
    assertThat(look(SampleLightdash.ADMIN).ability()).isEqualTo(Ability.EVERYTHING);
  }

  private Look look(UUID user) {
    return new Look(lightdash.catalogue(), new Viewer.User(ORGANIZATION, user), PROJECT);
  }

  private int columnsNamedProjectUuid() {
    return lightdash
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .select(
                        """
                        SELECT count(*) FROM information_schema.columns
                        WHERE column_name = 'project_uuid' AND table_name IN ('saved_queries', 'dashboards')
                        """)
                    .mapTo(Integer.class)
                    .one());
  }
}
