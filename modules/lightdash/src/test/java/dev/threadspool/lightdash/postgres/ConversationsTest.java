package dev.threadspool.lightdash.postgres;

import static dev.threadspool.local.sample.SampleLightdash.ORGANIZATION;
import static dev.threadspool.local.sample.SampleLightdash.OTHER_ORGANIZATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadspool.lightdash.Catalogue;
import dev.threadspool.lightdash.Conversation;
import dev.threadspool.lightdash.ConversationQuery;
import dev.threadspool.lightdash.FeatureGate;
import dev.threadspool.lightdash.LongNamesException;
import dev.threadspool.lightdash.Viewer;
import dev.threadspool.lightdash.harness.TestLightdash;
import dev.threadspool.local.sample.SampleLightdash;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Conversations that were started in Lightdash itself. */
class ConversationsTest {

  private static final int LIMIT_BYTES = 1_000;
  private static final TestLightdash LIGHTDASH = new TestLightdash();
  private static final Catalogue LIMITED =
      new PostgresCatalogue(LIGHTDASH.jdbi(), true, FeatureGate.ALWAYS, LIMIT_BYTES);
  private static final UUID TITLED = SampleLightdash.CONVERSATION;
  private static final UUID ITS_PROMPT = SampleLightdash.CONVERSATIONS_PROMPT;

  @Test
  void shouldReadAConversationOfTheOrganizationOnly() {
    // Given
    ConversationQuery ours = query(ORGANIZATION, TITLED, null);
    ConversationQuery askedByThem = query(OTHER_ORGANIZATION, TITLED, null);
    ConversationQuery unknown = query(ORGANIZATION, UUID.randomUUID(), null);

    // When
    Map<ConversationQuery, Conversation> found =
        LIGHTDASH.catalogue().conversations(List.of(unknown, askedByThem, ours));

    // Then
    assertThat(found)
        .containsOnly(
            Map.entry(
                ours,
                new Conversation(
                    TITLED,
                    SampleLightdash.OPEN_AGENT,
                    SampleLightdash.ADMIN,
                    "Best sellers",
                    true)));
  }

  @Test
  void shouldTellWhetherAPromptIsOneOfItsOwn() {
    // Given
    UUID other = conversation("Other");
    ConversationQuery own = query(ORGANIZATION, TITLED, ITS_PROMPT);
    ConversationQuery ofAnother = query(ORGANIZATION, other, ITS_PROMPT);

    // When
    Map<ConversationQuery, Conversation> found =
        LIGHTDASH.catalogue().conversations(List.of(ofAnother, own));

    // Then
    assertThat(found).hasSize(2);
    assertThat(found.get(own)).extracting(Conversation::hasPrompt).isEqualTo(true);
    assertThat(found.get(ofAnother)).extracting(Conversation::hasPrompt).isEqualTo(false);
  }

  @Test
  void shouldTakeNameAndOwnerFromTheFirstPrompt() {
    // Given
    UUID thread = conversation(null);
    prompt(thread, SampleLightdash.VIEWER, "second", "2026-02-02");
    prompt(thread, SampleLightdash.EDITOR, "first", "2026-02-01");

    // When / Then
    assertThat(found(thread))
        .isEqualTo(
            new Conversation(
                thread, SampleLightdash.OPEN_AGENT, SampleLightdash.EDITOR, "first", true));
  }

  @Test
  void shouldTakeTheOwnerFromTheWebAppWhereThereIsNoPrompt() {
    // Given
    UUID thread = conversation("Empty");
    LIGHTDASH.execute(
        """
        INSERT INTO ai_web_app_thread (ai_web_app_thread_uuid, ai_thread_uuid, user_uuid)
        VALUES (gen_random_uuid(), ?, ?)
        """,
        thread,
        SampleLightdash.MEMBER);

    // When / Then
    assertThat(found(thread))
        .isEqualTo(
            new Conversation(
                thread, SampleLightdash.OPEN_AGENT, SampleLightdash.MEMBER, "Empty", true));
  }

  @Test
  void shouldNotFindAConversationWithoutAgent() {
    // Given
    UUID thread = conversation("Slack");
    LIGHTDASH.execute("UPDATE ai_thread SET agent_uuid = NULL WHERE ai_thread_uuid = ?", thread);

    // When / Then
    assertThat(found(thread)).isNull();
  }

  @Test
  void shouldNotNameMoreThanMayBeHeld() {
    // Given: a name is a whole prompt where nobody has given a title
    UUID thread = conversation(null);
    String prompt = "p".repeat(LIMIT_BYTES / LongNamesException.ALWAYS_NAMED);
    prompt(thread, SampleLightdash.VIEWER, prompt, "2026-02-01");
    List<ConversationQuery> few = asked(thread, LongNamesException.ALWAYS_NAMED);
    List<ConversationQuery> many = asked(thread, LongNamesException.ALWAYS_NAMED + 1);

    // When / Then
    assertThat(LIMITED.conversations(few).values())
        .hasSize(few.size())
        .allMatch(conversation -> prompt.equals(conversation.displayName()));
    assertThatThrownBy(() -> LIMITED.conversations(many)).isInstanceOf(LongNamesException.class);
  }

  @Test
  void shouldNameAsManyAsACommandMayPinHoweverLong() {
    // Given
    UUID thread = conversation(null);
    String prompt = "p".repeat(LIMIT_BYTES + 1);
    prompt(thread, SampleLightdash.VIEWER, prompt, "2026-02-01");

    // When / Then: its event is too large, which is for its caller to know
    assertThat(found(thread)).extracting(Conversation::displayName).isEqualTo(prompt);
  }

  /** Each by another viewer. */
  private static List<ConversationQuery> asked(UUID thread, int times) {
    return Stream.generate(
            () ->
                new ConversationQuery(
                    new Viewer.User(ORGANIZATION, UUID.randomUUID()), thread, null))
        .limit(times)
        .toList();
  }

  private static @Nullable Conversation found(UUID thread) {
    ConversationQuery query = query(ORGANIZATION, thread, null);
    return LIMITED.conversations(List.of(query)).get(query);
  }

  private static ConversationQuery query(
      UUID organization, UUID thread, @Nullable UUID promptUuid) {
    return new ConversationQuery(
        new Viewer.User(organization, SampleLightdash.VIEWER), thread, promptUuid);
  }

  private static UUID conversation(@Nullable String title) {
    UUID thread = UUID.randomUUID();
    LIGHTDASH.execute(
        """
        INSERT INTO ai_thread
          (ai_thread_uuid, organization_uuid, project_uuid, agent_uuid, created_from, title)
        VALUES (?, ?, ?, ?, 'web_app', ?)
        """,
        thread,
        ORGANIZATION,
        SampleLightdash.PROJECT,
        SampleLightdash.OPEN_AGENT,
        title);
    return thread;
  }

  private static void prompt(UUID thread, UUID user, String prompt, String at) {
    LIGHTDASH.execute(
        """
        INSERT INTO ai_prompt (ai_prompt_uuid, ai_thread_uuid, created_by_user_uuid, prompt, created_at)
        VALUES (gen_random_uuid(), ?, ?, ?, ?::timestamp)
        """,
        thread,
        user,
        prompt,
        at);
  }
}
