package dev.threadspool.operator.send;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.ingress.IngressApplication;
import dev.threadspool.local.sample.SampleLightdash;
import dev.threadspool.operator.ExitCode;
import dev.threadspool.operator.Run;
import dev.threadspool.operator.console.Stop;
import dev.threadspool.operator.harness.TestStore;
import dev.threadspool.operator.harness.TestSystem;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;

/** {@code send}, to a real worker and a real ingress. */
class SendTest {

  private static final Duration SOON = Duration.ofSeconds(60);

  private static final TestSystem SYSTEM = new TestSystem("send", 2);
  private static final TestStore STORE = SYSTEM.store(SYSTEM.storeUrl());

  @TempDir private static Path folder;

  @BeforeAll
  static void start() {
    SYSTEM.startWorker();
  }

  @AfterAll
  static void close() {
    SYSTEM.close();
  }

  @Test
  void shouldPublishOneManyAndLines() throws IOException {
    // Given
    UUID chosen = UUID.randomUUID();
    String one = command("one", "\"threadUuid\":\"%s\",".formatted(chosen)).replace(",", ",\n");
    String many = "[%s,%s]".formatted(command("many", ""), command("many", ""));
    String lines = command("lines", "") + "\n\n" + command("lines", "") + "\n";

    // When
    List<Run> sent = Stream.of(one, many, lines).map(text -> send(file(text))).toList();

    // Then
    assertThat(sent).allMatch(run -> run.exitCode() == ExitCode.OK);
    Awaitility.await().atMost(SOON).until(() -> made("one") + made("many") + made("lines") == 5);
    assertThat(sent.getFirst().out()).contains("1: thread " + chosen, "create-upstream-");
  }

  @Test
  void shouldMakeNothingTwiceWhenItIsInterruptedAndRunAgain() throws IOException {
    // Given
    String file =
        file(
            String.join(
                "\n", IntStream.range(0, 1_200).mapToObj(_ -> command("again", "")).toList()));

    // When: it is interrupted while it tells of the first 500.
    Stop stop = new Stop();
    StringWriter out = new StringWriter();
    int interrupted =
        new CommandLine(new SendCommand(stop))
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setOut(
                new PrintWriter(out) {
                  @Override
                  public void flush() {
                    stop.ask();
                    super.flush();
                  }
                })
            .setErr(new PrintWriter(new StringWriter()))
            .execute(arguments(file));
    Run again = send(file, "--output", "json");

    // Then
    assertThat(interrupted).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(out.toString().lines().filter(line -> line.contains("sent to"))).hasSize(500);
    assertThat(again.exitCode()).as(again.err()).isZero();
    assertThat(again.out()).contains("\"sent\":1200");
    Awaitility.await().atMost(SOON).until(() -> made("again") >= 1_200);
    assertThat(SYSTEM.records().read(SYSTEM.topics().createUpstream()).size())
        .isGreaterThanOrEqualTo(1_700);
    Awaitility.await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(SYSTEM.offsets().committed().values().stream().mapToLong(each -> each))
                    .isNotEmpty());
    assertThat(made("again")).isEqualTo(1_200);
  }

  @Test
  void shouldSendNothingWhereOneIsBad() throws IOException {
    // Given
    String bad = command("bad", "").replace("\"prompt\":\"bad\"", "\"prompt\":7");
    String user = command("bad", "").replace("service", "user");
    String file = file(command("good", "") + "\n" + bad + "\n{}\n" + user + "\n7");

    // When
    Run refused = send(file);
    long before = made("good");
    Run dry = send(file, "--keep-going", "--dry-run");
    Run going = send(file, "--keep-going");

    // Then
    assertThat(refused.exitCode()).isEqualTo(ExitCode.FINDINGS);
    assertThat(refused.out())
        .contains("2: ", "prompt")
        .contains("3: organizationUuid is missing")
        .contains("4: send.agent-thread.create-upstream takes no commands of a user")
        .contains("5: is no JSON object");
    assertThat(refused.err()).contains("nothing was sent");
    assertThat(before).isZero();
    assertThat(dry.out()).contains("bad").doesNotContain("sent to");
    assertThat(going.exitCode()).isEqualTo(ExitCode.FINDINGS);
    Awaitility.await().atMost(SOON).until(() -> made("good") == 1);
  }

  @Test
  void shouldSayWhatCannotBeRead() throws IOException {
    assertThat(send(file("")).exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(send(folder.resolve("nothing").toString()).err()).contains("cannot be read");
    assertThat(send(file(command("x", "") + "\n{\n")).err()).contains("line 2");
    assertThat(send(file("{}"), "--topic", "agent-thread.created").err())
        .contains("is no command topic");
    assertThat(send(file("{}"), "--http", "http://127.0.0.1:1").err()).contains("who asks?");
  }

  @Test
  void shouldAskAnIngress() throws IOException {
    // Given
    String token = file(SampleLightdash.ADMIN_TOKEN);
    String asked =
        "{\"projectUuid\":\"%s\",\"agentUuid\":\"%s\",\"prompt\":\"http\"}"
            .formatted(SampleLightdash.PROJECT, SampleLightdash.OPEN_AGENT);
    String elsewhere = asked.replace(SampleLightdash.OPEN_AGENT + "", UUID.randomUUID() + "");
    try (ConfigurableApplicationContext ingress =
        IngressApplication.start(SYSTEM.ingressProperties())) {
      String url = "http://127.0.0.1:" + ingress.getEnvironment().getProperty("local.server.port");

      // When
      String file = file(asked + "\n" + asked + "\n" + elsewhere);
      Run told = send(file, "--http", url, "--token-file", token);
      Run again = send(file, "--http", url, "--token-file", token);

      // Then
      assertThat(told.exitCode()).as(told.err()).isEqualTo(ExitCode.FINDINGS);
      assertThat(told.out()).contains("1: thread ", "2: thread ", "3: 400 AiAgentNotFoundError");
      assertThat(threads(again)).isEqualTo(threads(told)).hasSize(2);
      assertThat(made("http")).isEqualTo(2);
      assertThat(told.out() + told.err()).doesNotContain(SampleLightdash.ADMIN_TOKEN);
    }
  }

  private static List<String> threads(Run run) {
    return run.out().lines().filter(line -> line.contains(": thread ")).toList();
  }

  private static long made(String prompt) {
    return STORE.number("SELECT count(*) FROM prompt WHERE prompt = '%s'".formatted(prompt));
  }

  private static String command(String prompt, String more) {
    return "{%s\"organizationUuid\":\"%s\",\"projectUuid\":\"%s\",\"agentUuid\":\"%s\",\"actor\":{\"type\":\"service\",\"uuid\":\"5e000000-0000-4000-8000-000000000001\"},\"prompt\":\"%s\"}"
        .formatted(
            more,
            SampleLightdash.ORGANIZATION,
            SampleLightdash.PROJECT,
            SampleLightdash.OPEN_AGENT,
            prompt);
  }

  private static String file(String text) {
    try {
      Path file = Files.createTempFile(folder, "sent", ".json");
      return Files.writeString(file, text).toString();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Run send(String file, String... options) {
    List<String> all = new ArrayList<>(List.of("send"));
    all.addAll(List.of(arguments(file, options)));
    return Run.of(all.toArray(String[]::new));
  }

  /** A publisher needs neither a database nor the workers' group. */
  private static String[] arguments(String file, String... options) {
    List<String> all = new ArrayList<>(List.of(SYSTEM.arguments(SYSTEM.storeUrl(), options)));
    for (String option : List.of("--store", "--store-user", "--group")) {
      int place = all.indexOf(option);
      all.subList(place, place + 2).clear();
    }
    all.add(file);
    return all.toArray(String[]::new);
  }
}
