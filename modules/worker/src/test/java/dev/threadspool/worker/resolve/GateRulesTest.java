package dev.threadspool.worker.resolve;

import dev.threadspool.contract.model.ContextItem;
import dev.threadspool.contract.model.ContextKind;
import dev.threadspool.contract.model.ResolvedItem;
import dev.threadspool.local.sample.SampleLightdash;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Who gets as far as the items, and how many items there may be. */
class GateRulesTest {

  private static final Rules RULES = new Rules("gate_rules");
  private static final UUID GONE_ALONE = new UUID(9, 1);
  private static final UUID GONE_ELSEWHERE = new UUID(9, 2);

  @AfterAll
  static void close() {
    RULES.close();
  }

  @TestFactory
  Stream<DynamicTest> shouldHold() {
    RULES.execute(
        """
        INSERT INTO users (user_id, user_uuid, first_name, last_name, is_active) VALUES
        (901, '%s', 'Gone', 'Alone', false), (902, '%s', 'Gone', 'Elsewhere', false);
        INSERT INTO organization_memberships (organization_id, user_id, role) VALUES (2, 902, 'admin')
        """
            .formatted(GONE_ALONE, GONE_ELSEWHERE));
    return RULES.hold(
        Row.user("an admin", SampleLightdash.ADMIN).gives(),
        Row.user("a viewer may create threads", SampleLightdash.VIEWER).gives(),
        Row.user("a viewer by group", SampleLightdash.GROUP_VIEWER).gives(),
        Row.user("a member sees no project", SampleLightdash.MEMBER)
            .isForbidden("Insufficient permissions to create threads for this agent"),
        Row.user("of no organization", SampleLightdash.USER_WITHOUT_ORGANIZATION)
            .isForbidden("Organization not found"),
        Row.user("unknown", new UUID(1, 1)).isForbidden("Organization not found"),
        Row.user("deactivated", SampleLightdash.DEACTIVATED_USER)
            .isRefused(
                "DeactivatedAccountError",
                403,
                "Your account has been deactivated. Please contact your organization administrator."),
        Row.user("deactivated, of no organization: as over HTTP", GONE_ALONE)
            .isRefused(
                "DeactivatedAccountError",
                403,
                "Your account has been deactivated. Please contact your organization administrator."),
        Row.user("deactivated, of another organization: not told", GONE_ELSEWHERE)
            .isForbidden("Organization not found"),
        Row.service("a trusted service").gives(),
        Row.user("ten items", SampleLightdash.DEVELOPER, files(10, "")).gives(resolved(10)),
        Row.user("ten items, some twice", SampleLightdash.DEVELOPER, twice(files(10, "")))
            .gives(resolved(10)),
        Row.user("eleven items", SampleLightdash.DEVELOPER, files(11, ""))
            .isRefused("ParameterError", 400, "You can attach up to 10 items as context"),
        Row.user("eleven items that are all bad", SampleLightdash.DEVELOPER, files(11, "../"))
            .isRefused("ParameterError", 400, "You can attach up to 10 items as context"));
  }

  @TestFactory
  Stream<DynamicTest> shouldHoldForElevenOfEachKind() {
    return RULES.hold(
        Stream.of(ContextKind.values())
            .map(
                kind ->
                    Row.service("eleven of " + kind, eleven(kind))
                        .isRefused(
                            "ParameterError", 400, "You can attach up to 10 items as context"))
            .toArray(Row[]::new));
  }

  private static ContextItem[] eleven(ContextKind kind) {
    return IntStream.range(0, 11).mapToObj(n -> item(kind, n)).toArray(ContextItem[]::new);
  }

  private static ContextItem item(ContextKind kind, int n) {
    UUID uuid = new UUID(7, n);
    return switch (kind) {
      case CHART -> new ContextItem.Chart(uuid, null, null);
      case DASHBOARD -> new ContextItem.Dashboard(uuid, null);
      case THREAD -> new ContextItem.Thread(uuid, null);
      case FILE -> new ContextItem.File("f" + n);
      case REPOSITORY -> new ContextItem.Repository("owner/name" + n);
      case PULL_REQUEST -> new ContextItem.PullRequest("https://github.com/a/b/pull/" + n);
      case PROPOSED_CHANGE -> new ContextItem.ProposedChange("c" + n);
      case REVIEW_FINDING -> new ContextItem.ReviewFinding("f" + n);
      case PREVIEW_ENVIRONMENT -> new ContextItem.PreviewEnvironment(uuid);
    };
  }

  private static ContextItem[] files(int count, String prefix) {
    return IntStream.range(0, count)
        .mapToObj(n -> new ContextItem.File(prefix + "f" + n))
        .toArray(ContextItem[]::new);
  }

  private static ContextItem[] twice(ContextItem[] items) {
    return Stream.concat(Stream.of(items), Stream.of(items)).toArray(ContextItem[]::new);
  }

  private static ResolvedItem[] resolved(int count) {
    return IntStream.range(0, count)
        .mapToObj(n -> new ResolvedItem.File("f" + n))
        .toArray(ResolvedItem[]::new);
  }
}
