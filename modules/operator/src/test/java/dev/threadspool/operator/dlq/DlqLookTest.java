package dev.threadspool.operator.dlq;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.contract.codec.CommandCodec;
import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.local.sample.SampleLightdash;
import dev.threadspool.operator.ExitCode;
import dev.threadspool.operator.Run;
import dev.threadspool.operator.dlq.DlqRuns.Told;
import dev.threadspool.operator.harness.TestCommands;
import dev.threadspool.operator.harness.TestSystem;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Dead letters of all sorts are found and shown, whatever is wrong with them. */
class DlqLookTest {

  private static final TestSystem SYSTEM = new TestSystem("dlqlook", 2);
  private static final DlqRuns DLQ = new DlqRuns(SYSTEM);
  private static final ThreadCommand READABLE = TestCommands.asking("why \u00e9?");
  private static final ThreadCommand OF_A_SERVICE = TestCommands.askingForAll("from upstream");
  private static final UUID KEY = UUID.randomUUID();
  private static final byte[] POISON = {0x1b, '[', '3', '1', 'm', 0, (byte) 0xff};
  private static final Instant LONG_AGO = Instant.now().minus(Duration.ofHours(3));

  /** 0@0 readable, 0@1 bytes, 1@0 not a worker's, 1@1 a service's with too many headers. */
  @BeforeAll
  static void bury() {
    DeadRecords dead = new DeadRecords(SYSTEM);
    String create = SYSTEM.topics().create();
    String upstream = SYSTEM.topics().createUpstream();
    RecordHeaders many = new RecordHeaders();
    for (int i = 0; i < 40; i++) {
      many.add("own" + i, new byte[500]);
    }
    var _ =
        SYSTEM
            .records()
            .send(
                List.of(
                    dead.dead(
                        0,
                        create,
                        READABLE.threadUuid().toString(),
                        SYSTEM.wire().encode(create, CommandCodec.toAvro(READABLE)),
                        new RecordHeaders()
                            .add("own", "text".getBytes(UTF_8))
                            .add("bytes", new byte[] {(byte) 0xff})
                            .add("none", null),
                        LONG_AGO,
                        "org.jdbi.UnableToExecuteStatementException",
                        "the store said no"),
                    dead.dead(
                        0,
                        create,
                        KEY.toString(),
                        POISON,
                        new RecordHeaders(),
                        Instant.now(),
                        "org.example.UnreadableException",
                        "\u001b[31mUnknown magic byte!\nand more"),
                    new ProducerRecord<>(
                        SYSTEM.topics().createDlt(), 1, null, "anything".getBytes(UTF_8)),
                    dead.dead(
                        1,
                        upstream,
                        OF_A_SERVICE.threadUuid().toString(),
                        SYSTEM.wire().encode(upstream, CommandCodec.toAvro(OF_A_SERVICE)),
                        many,
                        Instant.now(),
                        "org.jdbi.UnableToExecuteStatementException",
                        "the store said no again")));
  }

  @AfterAll
  static void close() {
    SYSTEM.close();
  }

  @Test
  void shouldListWhatIsThereWithItsCauseAndContent() {
    // When
    Told told = DLQ.run("list");

    // Then
    assertThat(told.exitCode()).as(told.err()).isZero();
    assertThat(told.count("found")).isEqualTo(4);
    assertThat(told.with("deadLetter")).containsExactlyInAnyOrder("0@0", "0@1", "1@0", "1@1");
    assertThat(told.all("message")).contains("the store said no", "the store said no again");
    assertThat(told.all("content"))
        .anyMatch(content -> content.contains("project " + SampleLightdash.PROJECT))
        .anyMatch(content -> content.startsWith("unreadable: "));
    assertThat(
            told.summary()
                .path("causes")
                .path("org.jdbi.UnableToExecuteStatementException")
                .asInt())
        .isEqualTo(2);
  }

  @Test
  void shouldCountAllAndListAFew() {
    // When
    Told told = DLQ.run("list", "--limit", "1");

    // Then
    assertThat(told.items()).hasSize(1);
    assertThat(told.count("found")).isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource({
    "--cause unabletoexecute, 0@0 1@1",
    "--cause AGAIN, 1@1",
    "--cause nosuchthing, ''",
    "--topic dlqlook.agent-thread.create-upstream, 1@1",
    "--partition 1, 1@0 1@1",
    "--partition 7, ''",
    "--offsets 1.., 0@1 1@1",
    "--partition 0 --offsets ..0, 0@0",
    "--since 2h, 0@1 1@0 1@1",
    "--until 2h, 0@0",
    "--content readable, 0@0 1@1",
    "--content unreadable, 0@1 1@0",
    "--state redriven, ''",
    "0@1 1@1, 0@1 1@1",
    "0@1 1@1 --partition 1, 1@1",
  })
  void shouldFindByWhatIsKnown(String options, String expected) {
    // When
    Told told = DLQ.run(words("list " + options));

    // Then
    assertThat(told.exitCode()).as(told.err()).isZero();
    assertThat(told.with("deadLetter")).containsExactlyInAnyOrder(words(expected));
  }

  @Test
  void shouldFindByWhatTheCommandSays() {
    assertThat(found("--thread", READABLE.threadUuid().toString())).containsExactly("0@0");
    assertThat(found("--thread", KEY.toString())).as("by its key").containsExactly("0@1");
    assertThat(found("--project", SampleLightdash.PROJECT.toString()))
        .containsExactlyInAnyOrder("0@0", "1@1");
    assertThat(found("--agent", SampleLightdash.OPEN_AGENT.toString())).hasSize(2);
    assertThat(found("--agent", UUID.randomUUID().toString())).isEmpty();
  }

  @Test
  void shouldShowACommandWithAllThatIsKnown() {
    // When
    JsonNode shown = only(DLQ.run("show", "0@0"));

    // Then
    assertThat(shown.path("of").path("topic").asString()).isEqualTo(SYSTEM.topics().create());
    assertThat(shown.path("stacktrace").asString()).isEqualTo("at org.example.Somewhere");
    assertThat(shown.path("headers").toString())
        .isEqualTo(
            "[{\"name\":\"own\",\"text\":\"text\"},{\"name\":\"bytes\",\"base64\":\"/w==\"},"
                + "{\"name\":\"none\"}]");
    assertThat(shown.path("content").path("threadUuid").asString())
        .isEqualTo(READABLE.threadUuid().toString());
    assertThat(shown.path("content").path("request").path("prompt").asString())
        .isEqualTo("why \u00e9?");
    assertThat(shown.path("content").path("request").path("context")).hasSize(2);
  }

  @Test
  void shouldShowBytesThatNobodyCanRead() {
    // When
    JsonNode shown = only(DLQ.run("show", "0@1"));
    Run text = DLQ.text("show", "0@1", "--bytes", "4");

    // Then
    assertThat(Base64.getDecoder().decode(shown.path("value").asString())).isEqualTo(POISON);
    assertThat(text.out())
        .contains("000000  1b 5b 33 31", ".[31", "and 3 bytes more", "Unknown magic byte! and more")
        .doesNotContain("\u001b");
  }

  @Test
  void shouldShowWhatNoWorkerWrote() {
    // When
    JsonNode shown = only(DLQ.run("show", "1@0"));

    // Then
    assertThat(shown.has("of")).isFalse();
    assertThat(shown.path("value").asString())
        .isEqualTo(Base64.getEncoder().encodeToString("anything".getBytes(UTF_8)));
    assertThat(DLQ.text("show", "1@0").out()).contains("nobody knows which record");
  }

  @Test
  void shouldSayThatHeadersWereCut() {
    // When
    JsonNode shown = only(DLQ.run("show", "1@1"));

    // Then
    int kept = shown.path("headers").size();
    assertThat(kept).isBetween(1, 39);
    assertThat(shown.path("headersCut").asInt()).isEqualTo(40 - kept);
    assertThat(DLQ.text("show", "1@1").out()).contains("%d more".formatted(40 - kept));
  }

  @Test
  void shouldSayWhatIsNotThere() {
    // When
    Told told = DLQ.run("show", "0@0", "0@99", "9@0");

    // Then
    assertThat(told.exitCode()).isEqualTo(ExitCode.FINDINGS);
    assertThat(told.count("shown")).isEqualTo(1);
    assertThat(told.err()).contains("0@99 is not there", "9@0 is not there");
  }

  @ParameterizedTest
  @CsvSource({
    "show seventeen",
    "show",
    "list --offsets 5",
    "list --since yesterday",
    "redrive",
    "drop --reason none",
    "drop --all",
  })
  void shouldSayWhatCannotBeUnderstood(String command) {
    // When
    Run run = DLQ.text(words(command));

    // Then
    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).isNotBlank();
  }

  @Test
  void shouldListWithoutTheRegistryUnlessItIsNeeded() {
    // When
    Told listed = DLQ.runWithoutRegistry("list");
    Told asked = DLQ.runWithoutRegistry("list", "--content", "readable");

    // Then
    assertThat(listed.exitCode()).as(listed.err()).isZero();
    assertThat(listed.err()).containsOnlyOnce("contents are not told");
    assertThat(listed.with("deadLetter")).hasSize(4);
    assertThat(asked.exitCode()).isEqualTo(ExitCode.AWAY);
  }

  private static List<String> found(String... options) {
    Told told = DLQ.run(words("list " + String.join(" ", options)));
    assertThat(told.exitCode()).as(told.err()).isZero();
    return told.with("deadLetter");
  }

  private static JsonNode only(Told told) {
    assertThat(told.exitCode()).as(told.err()).isZero();
    assertThat(told.items()).hasSize(1);
    return told.items().getFirst();
  }

  private static String[] words(String text) {
    return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty()).toArray(String[]::new);
  }
}
