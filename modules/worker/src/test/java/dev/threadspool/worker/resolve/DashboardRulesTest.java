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
  private static final String FORBIDDEN = "You don't have access to view this dashboard";
  private static final String MISSING = "Dashboard not found";
  private static final UUID NESTED = new UUID(8, 1);
  private static final UUID PRIVATE_NESTED = new UUID(8, 2);
  private static final UUID INHERITING_PRIVATE = new UUID(8, 3);

  @AfterAll
  static void close() {
    RULES.close();
  }

  @TestFactory
  Stream<DynamicTest> shouldHold() {
    RULES.execute(
        """
        INSERT INTO dashboards (dashboard_id, dashboard_uuid, name, slug, space_id) VALUES
        (901, '%s', 'By region', 'by-region', 2), (902, '%s', 'Bonuses', 'bonuses', 3),
        (903, '%s', 'Payroll', 'payroll', 5)
        """
            .formatted(NESTED, PRIVATE_NESTED, INHERITING_PRIVATE));
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
            .isForbidden(FORBIDDEN),
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
        Row.user("nested space, inherited rights", SampleLightdash.VIEWER, dashboard(NESTED))
            .gives(resolved(NESTED, "by-region", "By region")),
        Row.user("access by the group's role", SampleLightdash.GROUP_VIEWER, dashboard(NESTED))
            .gives(resolved(NESTED, "by-region", "By region")),
        Row.user(
                "nested space that does not inherit",
                SampleLightdash.DEVELOPER,
                dashboard(PRIVATE_NESTED))
            .isForbidden(FORBIDDEN),
        Row.user(
                "private space, an entry of the user's group above it",
                SampleLightdash.INTERACTIVE_VIEWER,
                dashboard(INHERITING_PRIVATE))
            .gives(resolved(INHERITING_PRIVATE, "payroll", "Payroll")),
        Row.user("private space, an admin", SampleLightdash.ADMIN, dashboard(PRIVATE_NESTED))
            .gives(resolved(PRIVATE_NESTED, "bonuses", "Bonuses")),
        Row.service("a trusted service sees its whole organization", dashboard(PRIVATE_NESTED))
            .gives(resolved(PRIVATE_NESTED, "bonuses", "Bonuses")),
        Row.service(
                "another organization's, for a service",
                dashboard(SampleLightdash.OTHER_ORGANIZATIONS_DASHBOARD))
            .isNotFound(MISSING),
        Row.user("a chart's uuid", SampleLightdash.ADMIN, dashboard(SampleLightdash.CHART))
            .isNotFound(MISSING),
        Row.user(
                "the first failing item decides",
                SampleLightdash.EDITOR,
                dashboard(SampleLightdash.PRIVATE_DASHBOARD),
                dashboard(SampleLightdash.DELETED_DASHBOARD))
            .isForbidden(FORBIDDEN),
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
                "twice, whatever the slug: the first counts",
                SampleLightdash.ADMIN,
                dashboard(SampleLightdash.DASHBOARD),
                new ContextItem.Dashboard(SampleLightdash.DASHBOARD, "another-slug"))
            .gives(sales));
  }

  private static ContextItem dashboard(UUID dashboardUuid) {
    return new ContextItem.Dashboard(dashboardUuid, null);
  }

  private static ResolvedItem resolved(UUID dashboardUuid, String slug, String name) {
    return new ResolvedItem.Dashboard(dashboardUuid, slug, null, name);
  }
}
