package dev.threadspool.contract.hash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadspool.contract.json.BodyJson;
import dev.threadspool.contract.json.ThreadRequestReader;
import dev.threadspool.contract.model.Actor;
import dev.threadspool.contract.model.ContentHash;
import dev.threadspool.contract.model.PromptUuid;
import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.contract.support.Commands;
import dev.threadspool.contract.support.Threads;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What makes two commands the same, and what does not. */
class ContentHasherTest {

  @Test
  void shouldNeverChangeForTheSameCommand() throws Exception {
    // Given: stored hashes were made by this rule. Where this fails, a new version of the rule is
    // needed, not another number here.
    ThreadCommand command =
        command(
            """
            {"prompt": "Why did revenue drop in May? \\u20ac\\ud83d\\ude00\\u0001",
             "modelConfig": {"modelProvider": "acme", "modelName": "large", "reasoning": false},
             "context": [
               {"type": "chart", "chartUuid": "01890000-0000-7000-8000-0000000000AB",
                "chartSlug": "revenue",
                "runtimeOverrides": {
                  "dateZoom": {"granularity": "Month"},
                  "dashboardParameters": {"b": 0.10, "a": ["x"], "\\ud83d\\ude00": 1e21, "\\ufb33": "y"},
                  "dashboardFilters": {"metrics": [], "tableCalculations": [], "dimensions": [
                    {"id": "f1", "operator": "inThePast", "target": {"tableName": "t", "fieldId": "f"},
                     "values": [1, 1.0, 1e-7, -0, 12345678901234567890, null, {"z": 1, "a": [true]}],
                     "settings": null, "tileTargets": {"tile": false}, "extra": "e"}]}}},
               {"type": "thread", "threadUuid": "01890000-0000-7000-8000-0000000000ac"},
               {"type": "pull_request", "prUrl": "https://github.com/acme/shop/pull/7"}]}
            """);

    // Then
    assertThat(ContentHasher.hash(command))
        .isEqualTo(
            new ContentHash(
                (short) 1, "91565e3df3f168f5239da1f6336f7c6289a103303c048ecc6765bfd22fcde546"));
    assertThat(ContentHasher.hash(Commands.plain()))
        .isEqualTo(
            new ContentHash(
                (short) 1, "371f221711316d8cc8d615b1202f1b3f4c4631d9bb19db3cbf8071448dd9148f"));
  }

  @Test
  void shouldHashBytesOfWhichNothingIsKnown() {
    assertThat(ContentHasher.hashUnread("abc".getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo(
            new ContentHash(
                (short) 0, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
  }

  @Test
  void shouldTakeAbsentNullAndDefaultForTheSame() throws Exception {
    ContentHash empty = hash("{}");
    assertThat(hash("{\"prompt\":\"\"}")).isEqualTo(empty);
    assertThat(hash("{\"context\":[]}")).isEqualTo(empty);
    assertThat(hash("{\"unknown\":true}")).isEqualTo(empty);
    String chart = "{\"context\":[{\"type\":\"chart\",\"chartUuid\":\"%s\"%s}]}";
    assertThat(hash(chart.formatted(Threads.uuid(1), ",\"chartSlug\":null")))
        .isEqualTo(hash(chart.formatted(Threads.uuid(1), "")));
    assertThat(hash(chart.formatted(Threads.uuid(1), ",\"chartSlug\":\"\"")))
        .isNotEqualTo(hash(chart.formatted(Threads.uuid(1), "")));
    assertThat(hash(chart.formatted(Threads.uuid(1), ",\"runtimeOverrides\":{}")))
        .isNotEqualTo(hash(chart.formatted(Threads.uuid(1), "")));
  }

  @Test
  void shouldNotLookAtTheLetterCaseOfUuids() throws Exception {
    String thread = "{\"context\":[{\"type\":\"thread\",\"threadUuid\":\"%s\"}]}";
    assertThat(hash(thread.formatted("ABCDEF00-0000-4000-8000-00000000000A")))
        .isEqualTo(hash(thread.formatted("abcdef00-0000-4000-8000-00000000000a")));
  }

  @Test
  void shouldNotLookAtTheAttempt() {
    // Given
    ThreadCommand first = Commands.plain();
    UUID otherThread = Threads.uuid(5);
    ThreadCommand again =
        new ThreadCommand(
            Threads.uuid(4),
            otherThread,
            PromptUuid.of(otherThread),
            Instant.EPOCH,
            first.organizationUuid(),
            first.projectUuid(),
            first.agentUuid(),
            first.actor(),
            first.createdFrom(),
            first.prompt(),
            first.modelConfig(),
            first.context());

    // Then
    assertThat(ContentHasher.hash(again)).isEqualTo(ContentHasher.hash(first));
  }

  @Test
  void shouldLookAtWhoAsksWhereAndWhat() {
    UUID other = Threads.uuid(4);
    UUID actor = Commands.ACTOR.uuid();
    assertThat(
            List.of(
                asked(other, Commands.PROJECT, Commands.AGENT, Commands.ACTOR, "web_app", "p"),
                asked(Commands.ORGANIZATION, other, Commands.AGENT, Commands.ACTOR, "web_app", "p"),
                asked(
                    Commands.ORGANIZATION, Commands.PROJECT, other, Commands.ACTOR, "web_app", "p"),
                inProject(new Actor(Actor.Type.USER, other), "web_app", "p"),
                inProject(new Actor(Actor.Type.SERVICE, actor), "web_app", "p"),
                inProject(Commands.ACTOR, "slack", "p"),
                inProject(Commands.ACTOR, "web_app", "p "),
                inProject(Commands.ACTOR, "web_app", "p")))
        .extracting(ContentHasher::hash)
        .doesNotHaveDuplicates();
  }

  @Test
  void shouldLookAtTheOrderOfTheContext() throws Exception {
    String context =
        "{\"context\":[{\"type\":\"file\",\"path\":\"%s\"},{\"type\":\"file\",\"path\":\"%s\"}]}";
    assertThat(hash(context.formatted("a", "b"))).isNotEqualTo(hash(context.formatted("b", "a")));
  }

  @Test
  void shouldRefuseARuleThatOnlyANewerVersionKnows() {
    assertThatThrownBy(() -> ContentHasher.hash(Commands.plain(), (short) 2))
        .isInstanceOf(UnsupportedHashVersionException.class)
        .hasMessageContaining("version 2");
    assertThatThrownBy(() -> ContentHasher.hash(Commands.plain(), (short) 0))
        .isInstanceOf(UnsupportedHashVersionException.class);
    assertThat(ContentHasher.hash(Commands.plain(), (short) 1))
        .isEqualTo(ContentHasher.hash(Commands.plain()));
  }

  private static ThreadCommand inProject(Actor actor, String createdFrom, String prompt) {
    return asked(
        Commands.ORGANIZATION, Commands.PROJECT, Commands.AGENT, actor, createdFrom, prompt);
  }

  private static ThreadCommand asked(
      UUID organization, UUID project, UUID agent, Actor actor, String createdFrom, String prompt) {
    return new ThreadCommand(
        Commands.COMMAND,
        Commands.THREAD,
        PromptUuid.of(Commands.THREAD),
        Commands.ISSUED_AT,
        organization,
        project,
        agent,
        actor,
        createdFrom,
        prompt,
        null,
        List.of());
  }

  private static ContentHash hash(String body) throws Exception {
    return ContentHasher.hash(command(body));
  }

  private static ThreadCommand command(String body) throws Exception {
    return Commands.of(ThreadRequestReader.read(BodyJson.parse(body)));
  }
}
