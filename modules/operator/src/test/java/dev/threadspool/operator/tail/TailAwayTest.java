package dev.threadspool.operator.tail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.local.LocalStack;
import dev.threadspool.operator.ExitCode;
import dev.threadspool.operator.console.Stop;
import dev.threadspool.operator.harness.TestCommands;
import dev.threadspool.operator.harness.TestSystem;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The cluster goes away while it is followed, and comes back. */
class TailAwayTest {

  private static final Duration SOON = Duration.ofSeconds(120);

  private final Stop stop = new Stop();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void shouldSayThatItWaitsAndGoOn() throws Exception {
    try (LocalStack stack = LocalStack.temporary();
        TestSystem system = new TestSystem(stack, "tailaway", 1)) {
      // Given
      system.startWorker();
      ThreadCommand before = publish(system);
      CompletableFuture<Integer> exitCode = follow(stack, system);
      awaitText(out, before.threadUuid().toString());

      // When
      stack.kafka().stop();
      awaitText(err, "the Kafka cluster does not answer: waiting");
      stack.kafka().start();
      awaitText(err, "the Kafka cluster is back");
      ThreadCommand after = publish(system);
      awaitText(out, after.threadUuid().toString());
      stop.ask();

      // Then
      assertThat(exitCode.join()).isEqualTo(ExitCode.INTERRUPTED);
      for (ThreadCommand command : List.of(before, after)) {
        assertThat(out.toString().split(command.threadUuid().toString(), -1)).as("once").hasSize(2);
      }
    }
  }

  private CompletableFuture<Integer> follow(LocalStack stack, TestSystem system) {
    CommandLine following =
        new CommandLine(new TailCommand(stop))
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err));
    String[] arguments = {
      "--bootstrap-servers",
      stack.bootstrapServers(),
      "--registry",
      stack.registryUrl(),
      "--prefix",
      system.topics().prefix(),
      "--from-beginning"
    };
    return CompletableFuture.supplyAsync(() -> following.execute(arguments));
  }

  private static ThreadCommand publish(TestSystem system) {
    ThreadCommand command = TestCommands.asking("who is there?");
    system.offsets().awaitBehind(system.records().send(List.of(system.records().of(command))));
    return command;
  }

  private static void awaitText(StringWriter writer, String text) {
    Awaitility.await().atMost(SOON).until(() -> writer.toString().contains(text));
  }
}
