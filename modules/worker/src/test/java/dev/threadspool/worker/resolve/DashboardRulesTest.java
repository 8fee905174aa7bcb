package dev.threadspool.worker.resolve;

import dev.threadspool.contract.model.ContextItem;
import dev.threadspool.contract.model.ResolvedItem;
import dev.threadspool.local.sample.SampleLightdash;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class DashboardRulesTest {

  private static final Rules RULES = new Rules("dashboard_rules");
  private static final String MISSING = "Dashboard not found";

  @AfterAll
  static void close() {
    RULES.close();
  }

  @TestFactory
  Stream<DynamicTest> shouldHold() {
    ResolvedItem.Dashboard sales =
        new ResolvedItem.Dashboard(
            SampleLightdash.DASHBOARD,
            "jaffle-sales",
            SampleLightdash.NEWEST_DASHBOARD_VERSION,
            "Jaffle sales");
    return RULES.hold(
        Row.user(
                "newest version, name and slug are frozen",
                SampleLightdash.VIEWER,
                dashboard(SampleLightdash.DASHBOARD))
            .gives(sales),
        Row.user(
                "the asked slug is ignored",
                SampleLightdash.ADMIN,
                new ContextItem.Dashboard(SampleLightdash.DASHBOARD, "another-slug"))
            .gives(sales),
        Row.user(
                "private space",
                SampleLightdash.EDITOR,
                dashboard(SampleLightdash.PRIVATE_DASHBOARD))
            .isForbidden("You don't have access to view this dashboard"),
        Row.user(
                "private space, an entry of the user's own",
                SampleLightdash.VIEWER,
                dashboard(SampleLightdash.PRIVATE_DASHBOARD))
            .gives(
                new ResolvedItem.Dashboard(
                    SampleLightdash.PRIVATE_DASHBOARD,
                    "salaries",
                    UUID.fromString("2f000000-0000-4000-8000-000000000003"),
                    "Salaries")),
        Row.user("missing", SampleLightdash.ADMIN, dashboard(new UUID(1, 1))).isNotFound(MISSING),
        Row.user(
                "soft-deleted", SampleLightdash.ADMIN, dashboard(SampleLightdash.DELETED_DASHBOARD))
            .isNotFound(MISSING),
        Row.user(
                "its space is deleted",
                SampleLightdash.ADMIN,
                dashboard(SampleLightdash.DASHBOARD_IN_DELETED_SPACE))
            .isNotFound(MISSING),
        Row.user(
                "another project's",
                SampleLightdash.ADMIN,
                dashboard(SampleLightdash.OTHER_PROJECTS_DASHBOARD))
            .isNotFound(MISSING),
        Row.user(
                "another organization's",
                SampleLightdash.ADMIN,
                dashboard(SampleLightdash.OTHER_ORGANIZATIONS_DASHBOARD))
            .isNotFound(MISSING),
        Row.user(
                "twice: the first counts",
                SampleLightdash.ADMIN,
                dashboard(SampleLightdash.DASHBOARD),
                dashboard(SampleLightdash.DASHBOARD))
            .gives(sales));
  }

  private static ContextItem dashboard(UUID dashboardUuid) {
    return new ContextItem.Dashboard(dashboardUuid, null);
  }
}
