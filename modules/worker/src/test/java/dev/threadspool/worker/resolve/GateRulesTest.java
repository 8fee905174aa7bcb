package dev.threadspool.worker.resolve;

import dev.threadspool.contract.model.ContextItem;
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

  @AfterAll
  static void close() {
    RULES.close();
  }

  @TestFactory
  Stream<DynamicTest> shouldHold() {
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
        Row.service("a trusted service").gives(),
        Row.user("ten items", SampleLightdash.DEVELOPER, files(10, "")).gives(resolved(10)),
        Row.user("ten items, some twice", SampleLightdash.DEVELOPER, twice(files(10, "")))
            .gives(resolved(10)),
        Row.user("eleven items", SampleLightdash.DEVELOPER, files(11, ""))
            .isRefused("ParameterError", 400, "You can attach up to 10 items as context"),
        Row.user("eleven items that are all bad", SampleLightdash.DEVELOPER, files(11, "../"))
            .isRefused("ParameterError", 400, "You can attach up to 10 items as context"));
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
