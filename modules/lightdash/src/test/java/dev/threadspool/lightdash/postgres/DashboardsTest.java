package dev.threadspool.lightdash.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.lightdash.Dashboard;
import dev.threadspool.lightdash.Found;
import dev.threadspool.lightdash.Viewer;
import dev.threadspool.lightdash.harness.Look;
import dev.threadspool.lightdash.harness.TestLightdash;
import dev.threadspool.local.sample.SampleLightdash;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dashboards of the sample; docs/sample-lightdash.md tells what each is there for. */
class DashboardsTest {

  private static final TestLightdash LIGHTDASH = new TestLightdash();

  @Test
  void shouldReadAllThatIsKnownOfADashboard() {
    // When
    Found<Dashboard> dashboard = look(SampleLightdash.VIEWER).dashboard(SampleLightdash.DASHBOARD);

    // Then
    assertThat(dashboard)
        .isEqualTo(
            new Found.Visible<>(
                new Dashboard(
                    SampleLightdash.DASHBOARD,
                    "jaffle-sales",
                    "Jaffle sales",
                    SampleLightdash.NEWEST_DASHBOARD_VERSION)));
  }

  @ParameterizedTest(name = "{0} for the admin: {1}, for the viewer: {2}, for the editor: {3}")
  @CsvSource({
    "Jaffle sales, Visible, Visible, Visible",
    "Salaries,     Visible, Visible, Denied",
    "Last year,    Missing, Missing, Missing",
    "Forgotten,    Missing, Missing, Missing",
    "Coffee sales, Missing, Missing, Missing",
    "Toast sales,  Missing, Missing, Missing",
  })
  void shouldJudgeADashboardByItsSpace(
      String name, String forAdmin, String forViewer, String forEditor) {
    // Given
    UUID dashboard = uuidOf(name);

    // When / Then
    assertThat(answer(SampleLightdash.ADMIN, dashboard)).isEqualTo(forAdmin);
    assertThat(answer(SampleLightdash.VIEWER, dashboard)).isEqualTo(forViewer);
    assertThat(answer(SampleLightdash.EDITOR, dashboard)).isEqualTo(forEditor);
  }

  @Test
  void shouldFindADashboardThatHasNoVersion() {
    // Given
    UUID dashboard = LIGHTDASH.rows().dashboard(LIGHTDASH.rows().space(null, true));

    // When / Then
    assertThat(look(SampleLightdash.VIEWER).dashboard(dashboard))
        .isEqualTo(new Found.Visible<>(new Dashboard(dashboard, "dashboard", "Dashboard", null)));
  }

  @Test
  void shouldMissAnUnknownDashboard() {
    // When / Then
    assertThat(answer(SampleLightdash.ADMIN, UUID.randomUUID())).isEqualTo("Missing");
  }

  private static String answer(UUID user, UUID dashboard) {
    return look(user).dashboard(dashboard).getClass().getSimpleName();
  }

  private static Look look(UUID user) {
    Viewer viewer = new Viewer.User(SampleLightdash.ORGANIZATION, user);
    return new Look(LIGHTDASH.catalogue(), viewer, SampleLightdash.PROJECT);
  }

  private static UUID uuidOf(String dashboardName) {
    return LIGHTDASH
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .select("SELECT dashboard_uuid FROM dashboards WHERE name = ?", dashboardName)
                    .mapTo(UUID.class)
                    .one());
  }
}
