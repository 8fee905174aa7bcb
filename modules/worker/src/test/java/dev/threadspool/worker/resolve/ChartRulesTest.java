package dev.threadspool.worker.resolve;

import dev.threadspool.contract.avro.ChartRuntimeOverrides;
import dev.threadspool.contract.avro.DateZoom;
import dev.threadspool.contract.model.ContextItem;
import dev.threadspool.contract.model.ResolvedItem;
import dev.threadspool.local.sample.SampleLightdash;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Who sees which space is tried role by role in the catalogue's own tests. */
class ChartRulesTest {

  private static final Rules RULES = new Rules("chart_rules");
  private static final String FORBIDDEN = "You don't have access to view this Chart";
  private static final String MISSING = "Chart not found";
  private static final ChartRuntimeOverrides WEEKLY =
      new ChartRuntimeOverrides(null, null, new DateZoom("Week", null));

  @AfterAll
  static void close() {
    RULES.close();
  }

  @TestFactory
  Stream<DynamicTest> shouldHold() {
    ResolvedItem.Chart revenue =
        resolved(
            SampleLightdash.CHART,
            "revenue-by-month",
            SampleLightdash.NEWEST_CHART_VERSION,
            "Revenue by month",
            "vertical_bar");
    return RULES.hold(
        Row.user(
                "newest version, name, slug and kind are frozen",
                SampleLightdash.ADMIN,
                chart(SampleLightdash.CHART))
            .gives(revenue),
        Row.user(
                "the asked slug is ignored",
                SampleLightdash.VIEWER,
                new ContextItem.Chart(SampleLightdash.CHART, "another-slug", null))
            .gives(revenue),
        Row.user(
                "a chart without a version",
                SampleLightdash.ADMIN,
                chart(SampleLightdash.CHART_WITHOUT_VERSION))
            .gives(resolved(SampleLightdash.CHART_WITHOUT_VERSION, "draft", null, "Draft", null)),
        Row.user(
                "nested space, inherited rights",
                SampleLightdash.GROUP_VIEWER,
                chart(SampleLightdash.NESTED_CHART))
            .gives(
                resolved(
                    SampleLightdash.NESTED_CHART,
                    "revenue-by-region",
                    UUID.fromString("2e000000-0000-4000-8000-000000000004"),
                    "Revenue by region",
                    "line")),
        Row.user(
                "nested space that does not inherit",
                SampleLightdash.EDITOR,
                chart(SampleLightdash.PRIVATE_NESTED_CHART))
            .isForbidden(FORBIDDEN),
        Row.user("private space", SampleLightdash.DEVELOPER, chart(SampleLightdash.PRIVATE_CHART))
            .isForbidden(FORBIDDEN),
        Row.user(
                "private space, an entry of the user's own",
                SampleLightdash.VIEWER,
                chart(SampleLightdash.PRIVATE_CHART))
            .gives(
                resolved(
                    SampleLightdash.PRIVATE_CHART,
                    "cash-flow",
                    UUID.fromString("2e000000-0000-4000-8000-000000000005"),
                    "Cash flow",
                    "area")),
        Row.user(
                "private space, an admin",
                SampleLightdash.ADMIN,
                chart(SampleLightdash.PRIVATE_NESTED_CHART))
            .gives(
                resolved(
                    SampleLightdash.PRIVATE_NESTED_CHART,
                    "bonuses-by-head",
                    null,
                    "Bonuses by head",
                    "table")),
        Row.user(
                "in a dashboard of a private space",
                SampleLightdash.EDITOR,
                chart(SampleLightdash.PRIVATE_DASHBOARD_CHART))
            .isForbidden(FORBIDDEN),
        Row.service(
                "a trusted service sees its whole organization",
                chart(SampleLightdash.PRIVATE_NESTED_CHART))
            .gives(
                resolved(
                    SampleLightdash.PRIVATE_NESTED_CHART,
                    "bonuses-by-head",
                    null,
                    "Bonuses by head",
                    "table")),
        Row.user("missing", SampleLightdash.ADMIN, chart(new UUID(1, 1))).isNotFound(MISSING),
        Row.user("soft-deleted", SampleLightdash.ADMIN, chart(SampleLightdash.DELETED_CHART))
            .isNotFound(MISSING),
        Row.user(
                "its space is deleted",
                SampleLightdash.ADMIN,
                chart(SampleLightdash.CHART_IN_DELETED_SPACE))
            .isNotFound(MISSING),
        Row.user(
                "its dashboard is deleted",
                SampleLightdash.ADMIN,
                chart(SampleLightdash.CHART_IN_DELETED_DASHBOARD))
            .isNotFound(MISSING),
        Row.user(
                "another project's",
                SampleLightdash.ADMIN,
                chart(SampleLightdash.OTHER_PROJECTS_CHART))
            .isNotFound(MISSING),
        Row.user(
                "another organization's",
                SampleLightdash.ADMIN,
                chart(SampleLightdash.OTHER_ORGANIZATIONS_CHART))
            .isNotFound(MISSING),
        Row.service(
                "another organization's, for a service",
                chart(SampleLightdash.OTHER_ORGANIZATIONS_CHART))
            .isNotFound(MISSING),
        Row.user(
                "twice, whatever the overrides: the first counts",
                SampleLightdash.ADMIN,
                chart(SampleLightdash.CHART),
                new ContextItem.Chart(SampleLightdash.CHART, null, WEEKLY))
            .gives(revenue),
        Row.user(
                "overrides are frozen as asked",
                SampleLightdash.ADMIN,
                new ContextItem.Chart(SampleLightdash.CHART, null, WEEKLY))
            .gives(
                new ResolvedItem.Chart(
                    SampleLightdash.CHART,
                    "revenue-by-month",
                    SampleLightdash.NEWEST_CHART_VERSION,
                    "Revenue by month",
                    WEEKLY,
                    "vertical_bar")),
        Row.user(
                "the first failing item decides",
                SampleLightdash.EDITOR,
                chart(SampleLightdash.CHART),
                chart(SampleLightdash.DELETED_CHART),
                chart(SampleLightdash.PRIVATE_CHART))
            .isNotFound(MISSING));
  }

  private static ContextItem chart(UUID chartUuid) {
    return new ContextItem.Chart(chartUuid, null, null);
  }

  private static ResolvedItem.Chart resolved(
      UUID uuid, String slug, @Nullable UUID version, String name, @Nullable String kind) {
    return new ResolvedItem.Chart(uuid, slug, version, name, null, kind);
  }
}
