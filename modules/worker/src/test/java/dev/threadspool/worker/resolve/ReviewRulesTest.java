package dev.threadspool.worker.resolve;

import dev.threadspool.contract.model.ContextItem;
import dev.threadspool.contract.model.ResolvedItem;
import dev.threadspool.local.sample.SampleLightdash;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Findings, proposed changes and preview environments: what the review of conversations makes. */
class ReviewRulesTest {

  private static final Rules RULES = new Rules("review_rules");
  private static final String KNOWN = "ai_agent_review_item:1revenue0net00001";
  private static final String CONTEXT = "ai_agent_review_item:2context";
  private static final String UNTITLED = "ai_agent_review_item:3untitled";
  private static final String UNPROMOTED = "ai_agent_review_item:4unpromoted";
  private static final String OTHERS = "ai_agent_review_item:5toast";
  private static final UUID BUSY = new UUID(8, 1);
  private static final UUID IDLE = new UUID(8, 2);
  private static final UUID TOASTS = new UUID(8, 3);
  private static final String FLOW_ONLY =
      "This context item can only be attached by the review remediation flow";

  @BeforeAll
  static void addFindings() {
    RULES.execute(
        """
        INSERT INTO ai_agent_review_turn_signal (ai_agent_review_turn_signal_uuid, organization_uuid,
          promoted_to_finding, fingerprint, primary_root_cause, evidence_excerpts, recommendation,
          project_context_entry, review_item_title, created_at) VALUES
        ('3b000000-0000-4000-8000-000000000111', '0a000000-0000-4000-8000-000000000001', true,
          'ai_agent_review_item:2context', 'semantic_layer', '[]', '{"actionType": "older"}', NULL, 'Older', '2026-01-01'),
        ('3b000000-0000-4000-8000-000000000112', '0a000000-0000-4000-8000-000000000001', true,
          'ai_agent_review_item:2context', 'project_context',
          '[{"source": "user_prompt", "text": "My salary is 7", "redacted": true}, {"source": "tool_call", "text": "ok", "redacted": false},
            {"source": "tool_result", "text": "My bonus is 8", "redacted": "perhaps"}]',
          NULL, '{"op": "create", "n": 1.50}', 'Newer', '2026-02-01'),
        ('3b000000-0000-4000-8000-000000000113', '0a000000-0000-4000-8000-000000000001', true,
          'ai_agent_review_item:3untitled', NULL, NULL, NULL, NULL, NULL, '2026-02-01'),
        ('3b000000-0000-4000-8000-000000000114', '0a000000-0000-4000-8000-000000000001', false,
          'ai_agent_review_item:4unpromoted', 'data_gap', '[]', '{}', NULL, 'Hidden', '2026-02-01'),
        ('3b000000-0000-4000-8000-000000000115', '0a000000-0000-4000-8000-000000000002', true,
          'ai_agent_review_item:5toast', 'data_gap', '[]', '{}', NULL, 'Toast secret', '2026-02-01')
        """);
  }

  @AfterAll
  static void close() {
    RULES.close();
  }

  @TestFactory
  Stream<DynamicTest> shouldHoldForFindings() {
    ResolvedItem.Evidence blanked = new ResolvedItem.Evidence("user_prompt", "", true);
    ResolvedItem.Evidence alsoBlanked = new ResolvedItem.Evidence("tool_result", "", true);
    ResolvedItem.Evidence kept = new ResolvedItem.Evidence("tool_call", "ok", false);
    return RULES.hold(
        Row.user("not for users, not even admins", SampleLightdash.ADMIN, finding(KNOWN))
            .isForbidden(FLOW_ONLY),
        Row.service("known", finding(KNOWN))
            .gives(
                new ResolvedItem.ReviewFinding(
                    KNOWN,
                    "Revenue is net, but does not say so",
                    "semantic_layer",
                    1,
                    List.of(
                        new ResolvedItem.Evidence("user_prompt", "Is that net or gross?", false)))),
        Row.service("the newest speaks, redacted text is blanked", finding(CONTEXT))
            .gives(
                new ResolvedItem.ReviewFinding(
                    CONTEXT, "Newer", "project_context", 2, List.of(blanked, kept, alsoBlanked))),
        Row.service("without title, cause and evidence", finding(UNTITLED))
            .gives(
                new ResolvedItem.ReviewFinding(
                    UNTITLED, "Review AI agent issue", "ambiguous", 1, List.of())),
        Row.service("never promoted", finding(UNPROMOTED)).gives(unavailable(UNPROMOTED)),
        Row.service("another organization's", finding(OTHERS)).gives(unavailable(OTHERS)),
        Row.service("twice: the first counts", finding(OTHERS), finding(OTHERS))
            .gives(unavailable(OTHERS)),
        Row.service("differs in case", finding("nothing"), finding("Nothing"))
            .gives(unavailable("nothing"), unavailable("Nothing")),
        Row.service("missing", finding("nothing")).gives(unavailable("nothing")));
  }

  @TestFactory
  Stream<DynamicTest> shouldHoldForProposedChanges() {
    return RULES.hold(
        Row.user("not for users, not even admins", SampleLightdash.ADMIN, change(KNOWN))
            .isForbidden(FLOW_ONLY),
        Row.service("to the semantic layer", change(KNOWN))
            .gives(
                new ResolvedItem.ProposedChange(
                    KNOWN,
                    """
                {"changeKind":"semantic_layer","recommendation":{"title":"Name revenue net","rationale":"It was taken for gross","actionType":"update_metric","targetRefs":[]}}""")),
        Row.service("to the project's context", change(CONTEXT))
            .gives(
                new ResolvedItem.ProposedChange(
                    CONTEXT,
                    """
                {"changeKind":"project_context","entry":{"n":1.50,"op":"create"}}""")),
        Row.service("nothing recommended", change(UNTITLED)).gives(noChange(UNTITLED)),
        Row.service("another organization's", change(OTHERS)).gives(noChange(OTHERS)),
        Row.service("missing", change("nothing")).gives(noChange("nothing")));
  }

  @TestFactory
  Stream<DynamicTest> shouldHoldForPreviews() {
    String missing = "Preview environment not found";
    RULES.execute(
        """
        INSERT INTO projects (project_id, project_uuid, name, slug, project_type, organization_id) VALUES
        (901, '%1$s', 'Busy', 'busy', 'PREVIEW', 1), (902, '%2$s', 'Idle', 'idle', 'PREVIEW', 1),
        (903, '%3$s', 'Toast secret', 'toast-secret', 'PREVIEW', 2);
        INSERT INTO ai_agent_review_remediation
          (ai_agent_review_remediation_uuid, fingerprint, preview_project_uuid, preview_thread_uuid, status) VALUES
        ('3b000000-0000-4000-8000-000000000301', '%4$s', '%1$s', NULL, 'failed'),
        ('3b000000-0000-4000-8000-000000000302', '%4$s', '%1$s', '%5$s', 'running')
        """
            .formatted(BUSY, IDLE, TOASTS, KNOWN, SampleLightdash.CONVERSATION));
    return RULES.hold(
        Row.user(
                "of a remediation",
                SampleLightdash.VIEWER,
                preview(SampleLightdash.PREVIEW_PROJECT))
            .gives(
                new ResolvedItem.PreviewEnvironment(
                    SampleLightdash.PREVIEW_PROJECT, null, "preview_ready", "Jaffles (preview)")),
        Row.user(
                "of several remediations: the one under way", SampleLightdash.VIEWER, preview(BUSY))
            .gives(
                new ResolvedItem.PreviewEnvironment(
                    BUSY, SampleLightdash.CONVERSATION, "running", "Busy")),
        Row.user("of no remediation", SampleLightdash.VIEWER, preview(IDLE))
            .gives(new ResolvedItem.PreviewEnvironment(IDLE, null, null, "Idle")),
        Row.user("twice: the first counts", SampleLightdash.VIEWER, preview(IDLE), preview(IDLE))
            .gives(new ResolvedItem.PreviewEnvironment(IDLE, null, null, "Idle")),
        Row.service("another organization's, for a service", preview(TOASTS)).isNotFound(missing),
        Row.user("no preview", SampleLightdash.ADMIN, preview(SampleLightdash.OTHER_PROJECT))
            .isNotFound(missing),
        Row.user(
                "another organization's",
                SampleLightdash.OTHER_ORGANIZATIONS_ADMIN,
                preview(SampleLightdash.PREVIEW_PROJECT))
            .isNotFound(missing),
        Row.user("missing", SampleLightdash.ADMIN, preview(new UUID(1, 1))).isNotFound(missing));
  }

  private static ContextItem finding(String fingerprint) {
    return new ContextItem.ReviewFinding(fingerprint);
  }

  private static ContextItem change(String fingerprint) {
    return new ContextItem.ProposedChange(fingerprint);
  }

  private static ContextItem preview(UUID projectUuid) {
    return new ContextItem.PreviewEnvironment(projectUuid);
  }

  private static ResolvedItem unavailable(String fingerprint) {
    return new ResolvedItem.ReviewFinding(
        fingerprint, "(finding unavailable)", "ambiguous", 0, List.of());
  }

  private static ResolvedItem noChange(String fingerprint) {
    return new ResolvedItem.ProposedChange(
        fingerprint,
        """
        {"changeKind":"semantic_layer","recommendation":{"actionType":"no_action","title":"(change unavailable)","rationale":"","targetRefs":[]}}""");
  }
}
