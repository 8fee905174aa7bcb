package dev.threadspool.worker.resolve;

import dev.threadspool.contract.model.Actor;
import dev.threadspool.contract.model.ContentHash;
import dev.threadspool.contract.model.ContextItem;
import dev.threadspool.contract.model.Origin;
import dev.threadspool.contract.model.ResolvedItem;
import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.local.sample.SampleLightdash;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Both worlds: Threadspool's own threads and Lightdash's conversations, under one rule. */
class ThreadRulesTest {

  private static final Rules RULES = new Rules("thread_rules");
  private static final String FORBIDDEN =
      "Insufficient permissions to attach this conversation as context";

  private static final UUID ADAS = uuid(1);
  private static final UUID ADAS_PROMPT = uuid(101);
  private static final UUID VICS = uuid(2);
  private static final UUID OF_ANOTHER_PROJECT = uuid(3);
  private static final UUID WITHOUT_AGENT = uuid(4);
  private static final UUID WITHOUT_PROMPT = uuid(5);
  private static final UUID TOASTS = uuid(6);

  private static final UUID OWN_BY_VIC = new UUID(2, 1);
  private static final UUID OWN_PROMPT = new UUID(2, 2);
  private static final UUID OWN_OF_TOAST = new UUID(2, 3);
  private static final UUID OWN_OF_A_LOST_AGENT = new UUID(2, 4);

  @BeforeAll
  static void addThreads() {
    RULES.execute(
        """
        INSERT INTO ai_thread (ai_thread_uuid, organization_uuid, project_uuid, agent_uuid, created_from, title) VALUES
        ('%1$s', '%6$s', '%7$s', '%8$s', 'web_app', NULL),
        ('%2$s', '%6$s', '%9$s', '%10$s', 'web_app', 'Coffee'),
        ('%3$s', '%6$s', '%7$s', NULL, 'web_app', 'No agent'),
        ('%4$s', '%6$s', '%7$s', '%8$s', 'web_app', NULL),
        ('%5$s', '%11$s', '%12$s', '%13$s', 'web_app', 'Toast')
        """
            .formatted(
                VICS,
                OF_ANOTHER_PROJECT,
                WITHOUT_AGENT,
                WITHOUT_PROMPT,
                TOASTS,
                SampleLightdash.ORGANIZATION,
                SampleLightdash.PROJECT,
                SampleLightdash.OPEN_AGENT,
                SampleLightdash.OTHER_PROJECT,
                SampleLightdash.OTHER_PROJECTS_AGENT,
                SampleLightdash.OTHER_ORGANIZATION,
                SampleLightdash.OTHER_ORGANIZATIONS_PROJECT,
                SampleLightdash.OTHER_ORGANIZATIONS_AGENT));
    RULES.execute(
        """
        INSERT INTO ai_prompt (ai_prompt_uuid, ai_thread_uuid, created_by_user_uuid, prompt, created_at) VALUES
        (gen_random_uuid(), '%1$s', '%3$s', 'And then?', '2026-02-02'),
        (gen_random_uuid(), '%1$s', '%4$s', 'What is new?', '2026-02-01'),
        (gen_random_uuid(), '%2$s', '%4$s', 'Coffee?', '2026-02-01')
        """
            .formatted(VICS, OF_ANOTHER_PROJECT, SampleLightdash.ADMIN, SampleLightdash.VIEWER));
    RULES.execute(
        "INSERT INTO ai_web_app_thread VALUES (gen_random_uuid(), '%s', '%s')"
            .formatted(WITHOUT_PROMPT, SampleLightdash.VIEWER));
    RULES
        .store()
        .decide(
            transaction ->
                transaction.insertThreads(
                    List.of(
                        own(
                            OWN_BY_VIC,
                            OWN_PROMPT,
                            SampleLightdash.ORGANIZATION,
                            SampleLightdash.OPEN_AGENT),
                        own(
                            OWN_OF_TOAST,
                            new UUID(3, 1),
                            SampleLightdash.OTHER_ORGANIZATION,
                            SampleLightdash.OTHER_ORGANIZATIONS_AGENT),
                        own(
                            OWN_OF_A_LOST_AGENT,
                            new UUID(3, 2),
                            SampleLightdash.ORGANIZATION,
                            new UUID(9, 9)))));
  }

  @AfterAll
  static void close() {
    RULES.close();
  }

  @TestFactory
  Stream<DynamicTest> shouldHoldForConversationsOfLightdash() {
    return RULES.hold(
        Row.user("the owner's, by title", SampleLightdash.ADMIN, thread(ADAS, null))
            .gives(resolved(ADAS, null, "Best sellers")),
        Row.user("the owner's, by its first prompt", SampleLightdash.VIEWER, thread(VICS, null))
            .gives(resolved(VICS, null, "What is new?")),
        Row.user("of another project", SampleLightdash.VIEWER, thread(OF_ANOTHER_PROJECT, null))
            .gives(resolved(OF_ANOTHER_PROJECT, null, "Coffee")),
        Row.user(
                "without a prompt, owned by its page",
                SampleLightdash.VIEWER,
                thread(WITHOUT_PROMPT, null))
            .gives(resolved(WITHOUT_PROMPT, null, null)),
        Row.user(
                "another user's, for who manages agents",
                SampleLightdash.DEVELOPER,
                thread(VICS, null))
            .gives(resolved(VICS, null, "What is new?")),
        Row.user("another user's", SampleLightdash.EDITOR, thread(VICS, null))
            .isForbidden(FORBIDDEN),
        Row.service("any, for a trusted service", thread(ADAS, ADAS_PROMPT))
            .gives(resolved(ADAS, ADAS_PROMPT, "Best sellers")),
        Row.user("with a prompt of its own", SampleLightdash.ADMIN, thread(ADAS, ADAS_PROMPT))
            .gives(resolved(ADAS, ADAS_PROMPT, "Best sellers")),
        Row.user("with a prompt of another one", SampleLightdash.ADMIN, thread(VICS, ADAS_PROMPT))
            .isNotFound("Prompt not found in the thread: " + ADAS_PROMPT),
        Row.user(
                "twice, whatever the prompt: the first counts",
                SampleLightdash.ADMIN,
                thread(ADAS, null),
                thread(ADAS, ADAS_PROMPT))
            .gives(resolved(ADAS, null, "Best sellers")),
        missing("without an agent", WITHOUT_AGENT),
        missing("another organization's", TOASTS),
        missing("missing", new UUID(1, 1)));
  }

  @TestFactory
  Stream<DynamicTest> shouldHoldForItsOwnThreads() {
    return RULES.hold(
        Row.user(
                "the owner's, by its first prompt",
                SampleLightdash.VIEWER,
                thread(OWN_BY_VIC, OWN_PROMPT))
            .gives(resolved(OWN_BY_VIC, OWN_PROMPT, "What did I ask?")),
        Row.user(
                "another user's, for who manages agents",
                SampleLightdash.ADMIN,
                thread(OWN_BY_VIC, null))
            .gives(resolved(OWN_BY_VIC, null, "What did I ask?")),
        Row.user("another user's", SampleLightdash.EDITOR, thread(OWN_BY_VIC, null))
            .isForbidden(FORBIDDEN),
        Row.user(
                "with a prompt of another one",
                SampleLightdash.VIEWER,
                thread(OWN_BY_VIC, ADAS_PROMPT))
            .isNotFound("Prompt not found in the thread: " + ADAS_PROMPT),
        Row.user("its agent is gone", SampleLightdash.ADMIN, thread(OWN_OF_A_LOST_AGENT, null))
            .isRefused(
                "AiAgentNotFoundError", 400, "AI agent not found for uuid: " + new UUID(9, 9)),
        missing("another organization's", OWN_OF_TOAST));
  }

  private static Row missing(String rule, UUID threadUuid) {
    return Row.user(rule, SampleLightdash.ADMIN, thread(threadUuid, null))
        .isNotFound("Thread not found: " + threadUuid);
  }

  private static ContextItem thread(UUID threadUuid, @Nullable UUID promptUuid) {
    return new ContextItem.Thread(threadUuid, promptUuid);
  }

  private static ResolvedItem resolved(
      UUID threadUuid, @Nullable UUID promptUuid, @Nullable String name) {
    return new ResolvedItem.Thread(threadUuid, promptUuid, name);
  }

  private static UUID uuid(int number) {
    return UUID.fromString("3c000000-0000-4000-8000-%012d".formatted(number));
  }

  private static StoredThread own(
      UUID threadUuid, UUID promptUuid, UUID organizationUuid, UUID agentUuid) {
    return new StoredThread(
        threadUuid,
        promptUuid,
        organizationUuid,
        SampleLightdash.PROJECT,
        agentUuid,
        new Actor(Actor.Type.USER, SampleLightdash.VIEWER),
        "Vic Viewer",
        "web_app",
        null,
        null,
        Instant.EPOCH,
        UUID.randomUUID(),
        Instant.EPOCH,
        new Origin(new UUID(5, 5), 0, threadUuid.getLeastSignificantBits()),
        new ContentHash((short) 1, "00".repeat(32)),
        "What did I ask?",
        null,
        List.of());
  }
}
