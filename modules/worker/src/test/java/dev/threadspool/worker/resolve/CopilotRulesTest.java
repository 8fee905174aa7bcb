package dev.threadspool.worker.resolve;

import dev.threadspool.lightdash.FeatureGate;
import dev.threadspool.local.sample.SampleLightdash;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Lightdash's flag and its trial, where Threadspool is told to ask for them. */
class CopilotRulesTest {

  private static final String DISABLED = "Copilot is not enabled";

  @TestFactory
  Stream<DynamicTest> shouldHoldByFlag() {
    try (Rules rules = new Rules("copilot_flag", FeatureGate.FLAG)) {
      return rules.hold(
          Row.user("on for the organization", SampleLightdash.ADMIN).gives(),
          Row.user("off for the user", SampleLightdash.EDITOR).isForbidden(DISABLED),
          Row.service("a service of the organization").gives(),
          Row.user("off by default", SampleLightdash.OTHER_ORGANIZATIONS_ADMIN)
              .isForbidden(DISABLED),
          Row.user("asked before the agent's access", SampleLightdash.MEMBER)
              .isForbidden("Insufficient permissions to create threads for this agent"),
          Row.user("asked after the organization", SampleLightdash.USER_WITHOUT_ORGANIZATION)
              .isForbidden("Organization not found"));
    }
  }

  @TestFactory
  Stream<DynamicTest> shouldHoldByTrial() {
    try (Rules rules = new Rules("copilot_trial", FeatureGate.FLAG_OR_TRIAL)) {
      rules.execute(
          """
          UPDATE organizations SET created_at = '2025-10-12T23:59:59Z' WHERE organization_id = 1;
          UPDATE organizations SET created_at = '2025-10-13T00:00:00Z' WHERE organization_id = 2;
          DELETE FROM feature_flag_overrides
          """);
      return rules.hold(
          Row.user("an older organization", SampleLightdash.ADMIN).isForbidden(DISABLED),
          Row.user("in the trial", SampleLightdash.OTHER_ORGANIZATIONS_ADMIN).gives());
    }
  }

  @TestFactory
  Stream<DynamicTest> shouldHoldWithoutTables() {
    try (Rules rules = new Rules("copilot_without_tables", FeatureGate.FLAG)) {
      rules.execute("DROP TABLE feature_flag_overrides, feature_flags");
      return rules.hold(
          Row.user("a database from before flags", SampleLightdash.ADMIN).isForbidden(DISABLED));
    }
  }
}
