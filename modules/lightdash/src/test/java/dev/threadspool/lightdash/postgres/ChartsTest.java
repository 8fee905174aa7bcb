package dev.threadspool.lightdash.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.lightdash.Chart;
import dev.threadspool.lightdash.Found;
import dev.threadspool.lightdash.Viewer;
import dev.threadspool.lightdash.harness.Look;
import dev.threadspool.lightdash.harness.TestLightdash;
import dev.threadspool.local.sample.SampleLightdash;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Charts of the sample; docs/sample-lightdash.md tells what each is there for. */
class ChartsTest {

  private static final TestLightdash LIGHTDASH = new TestLightdash();

  private final Look admin = look(SampleLightdash.ADMIN);
  private final Look viewer = look(SampleLightdash.VIEWER);

  @Test
  void shouldReadAllThatIsKnownOfAChart() {
    // When
    Found<Chart> chart = viewer.chart(SampleLightdash.CHART);

    // Then
    assertThat(chart)
        .isEqualTo(
            new Found.Visible<>(
                new Chart(
                    SampleLightdash.CHART,
                    "revenue-by-month",
                    "Revenue by month",
                    "vertical_bar",
                    SampleLightdash.NEWEST_CHART_VERSION)));
  }

  @Test
  void shouldFindAChartThatHasNoVersion() {
    // When
    Found<Chart> chart = viewer.chart(SampleLightdash.CHART_WITHOUT_VERSION);

    // Then
    assertThat(chart)
        .isEqualTo(
            new Found.Visible<>(
                new Chart(SampleLightdash.CHART_WITHOUT_VERSION, "draft", "Draft", null, null)));
  }

  @ParameterizedTest(name = "{0} for the viewer: {1}, for the member: {2}")
  @CsvSource({
    "Revenue by month,       Visible, Denied",
    "Revenue by region,      Visible, Denied",
    "Bonuses by head,        Denied,  Denied",
    "Cash flow,              Visible, Denied",
    "Payroll by month,       Visible, Denied",
    "Orders today,           Visible, Denied",
    "Top salaries,           Visible, Denied",
    "Deleted chart,          Missing, Missing",
    "In a deleted space,     Missing, Missing",
    "In a deleted dashboard, Missing, Missing",
    "Espresso by hour,       Missing, Missing",
    "Toast by day,           Missing, Missing",
    "Draft,                  Visible, Denied",
  })
  void shouldJudgeAChartByItsPlace(String name, String forViewer, String forMember) {
    // Given
    UUID chart = uuidOf(name);

    // When / Then
    assertThat(viewer.chart(chart).getClass().getSimpleName()).isEqualTo(forViewer);
    assertThat(look(SampleLightdash.MEMBER).chart(chart).getClass().getSimpleName())
        .isEqualTo(forMember);
  }

  @Test
  void shouldJudgeAChartInADashboardByTheDashboardsSpace() {
    // When / Then
    assertThat(look(SampleLightdash.EDITOR).chart(SampleLightdash.DASHBOARD_CHART))
        .isInstanceOf(Found.Visible.class);
    assertThat(look(SampleLightdash.EDITOR).chart(SampleLightdash.PRIVATE_DASHBOARD_CHART))
        .isInstanceOf(Found.Denied.class);
    assertThat(admin.chart(SampleLightdash.PRIVATE_DASHBOARD_CHART))
        .isInstanceOf(Found.Visible.class);
  }

  @Test
  void shouldLetAGroupOfTheSpaceIn() {
    // When / Then
    assertThat(look(SampleLightdash.INTERACTIVE_VIEWER).chart(SampleLightdash.PRIVATE_CHART))
        .isInstanceOf(Found.Visible.class);
    assertThat(look(SampleLightdash.PROJECT_VIEWER).chart(SampleLightdash.PRIVATE_CHART))
        .isInstanceOf(Found.Denied.class);
  }

  @Test
  void shouldMissAnUnknownChart() {
    // When / Then
    assertThat(admin.chart(UUID.randomUUID())).isInstanceOf(Found.Missing.class);
  }

  @Test
  void shouldShowAnotherProjectsChartInItsProjectOnly() {
    // Given
    Look there =
        new Look(LIGHTDASH.catalogue(), user(SampleLightdash.ADMIN), SampleLightdash.OTHER_PROJECT);

    // When / Then
    assertThat(admin.chart(SampleLightdash.OTHER_PROJECTS_CHART)).isInstanceOf(Found.Missing.class);
    assertThat(there.chart(SampleLightdash.OTHER_PROJECTS_CHART)).isInstanceOf(Found.Visible.class);
  }

  @Test
  void shouldMissAnotherOrganizationsChartEvenInItsProject() {
    // Given
    UUID theirs = SampleLightdash.OTHER_ORGANIZATIONS_PROJECT;
    Look admin = new Look(LIGHTDASH.catalogue(), user(SampleLightdash.ADMIN), theirs);
    Viewer acting = new Viewer.Service(SampleLightdash.ORGANIZATION, UUID.randomUUID());
    Look service = new Look(LIGHTDASH.catalogue(), acting, theirs);

    // When / Then
    assertThat(admin.chart(SampleLightdash.OTHER_ORGANIZATIONS_CHART))
        .isInstanceOf(Found.Missing.class);
    assertThat(service.chart(SampleLightdash.OTHER_ORGANIZATIONS_CHART))
        .isInstanceOf(Found.Missing.class);
  }

  @Test
  void shouldShowAServiceEveryChartOfItsOrganization() {
    // Given
    Viewer acting = new Viewer.Service(SampleLightdash.ORGANIZATION, UUID.randomUUID());
    Look service = new Look(LIGHTDASH.catalogue(), acting, SampleLightdash.PROJECT);

    // When / Then
    assertThat(service.chart(SampleLightdash.CHART)).isInstanceOf(Found.Visible.class);
    assertThat(service.chart(SampleLightdash.PRIVATE_NESTED_CHART))
        .isInstanceOf(Found.Visible.class);
    assertThat(service.chart(SampleLightdash.DELETED_CHART)).isInstanceOf(Found.Missing.class);
  }

  private static Look look(UUID user) {
    return new Look(LIGHTDASH.catalogue(), user(user), SampleLightdash.PROJECT);
  }

  private static Viewer user(UUID user) {
    return new Viewer.User(SampleLightdash.ORGANIZATION, user);
  }

  private static UUID uuidOf(String chartName) {
    return LIGHTDASH
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .select("SELECT saved_query_uuid FROM saved_queries WHERE name = ?", chartName)
                    .mapTo(UUID.class)
                    .one());
  }
}
