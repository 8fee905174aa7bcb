package dev.threadspool.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Help is complete: nothing is there that is not told. */
class HelpTest {

  static Stream<CommandLine> commands() {
    return withBelow(RootCommand.commandLine());
  }

  static Stream<CommandLine> leaves() {
    return commands()
        .filter(command -> command.getSubcommands().isEmpty())
        .filter(command -> !command.getCommandSpec().name().equals("help"));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void shouldDescribeEveryCommandAndEveryOption(CommandLine command) {
    // When
    var spec = command.getCommandSpec();

    // Then
    assertThat(spec.usageMessage().description()).as(spec.qualifiedName()).isNotEmpty();
    assertThat(spec.options())
        .allSatisfy(
            option ->
                assertThat(String.join("", option.description()))
                    .as(spec.qualifiedName() + " " + option.longestName())
                    .isNotBlank());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void shouldExplainEveryCommandsExitCodes(CommandLine command) {
    // Given
    String name = command.getCommandSpec().name();

    // Then
    if (!name.equals("help")) {
      assertThat(command.getUsageMessage()).contains("Exit codes:", "  3   ");
      assertThat(command.getCommandSpec().optionsMap()).containsKeys("--help", "--version");
    }
  }

  @ParameterizedTest
  @MethodSource("leaves")
  void shouldGiveExamplesThatCanBeRun(CommandLine command) {
    // Given
    String name = command.getCommandSpec().qualifiedName();

    // When
    List<String> examples =
        Stream.of(command.getCommandSpec().usageMessage().footer())
            .map(String::strip)
            .filter(line -> line.startsWith("threadspool "))
            .toList();

    // Then
    assertThat(command.getUsageMessage()).contains("Examples:");
    assertThat(examples).isNotEmpty().allMatch(line -> line.startsWith(name));
    assertThat(examples)
        .allSatisfy(
            line ->
                assertThatCode(() -> RootCommand.commandLine().parseArgs(words(line)))
                    .as(line)
                    .doesNotThrowAnyException());
  }

  @Test
  void shouldPrintWithoutABuildWhatItPrintsWithOne() throws IOException {
    // Given
    String ofScript;
    try (InputStream help = Threadspool.class.getResourceAsStream("help.txt")) {
      ofScript = new String(help.readAllBytes(), StandardCharsets.UTF_8);
    }

    // Then
    assertThat(ofScript)
        .as("help.txt, which bin/threadspool prints; copy the help there")
        .isEqualTo(RootCommand.commandLine().getUsageMessage());
  }

  @Test
  void shouldEndWithUsageWhereNoCommandIsNamed() {
    // Given
    CommandLine commandLine = RootCommand.commandLine();
    StringWriter err = new StringWriter();
    commandLine.setErr(new PrintWriter(err));

    // When
    int exitCode = commandLine.execute("schemas");

    // Then
    assertThat(exitCode).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("register, check", "Usage: threadspool schemas");
  }

  /** As a shell would split it, up to where the line goes on to another program. */
  private static String[] words(String line) {
    String own = line.replaceFirst(" [|>#].*", "");
    return Pattern.compile("'([^']*)'|(\\S+)")
        .matcher(own)
        .results()
        .skip(1)
        .map(match -> match.group(1) == null ? match.group(2) : match.group(1))
        .toArray(String[]::new);
  }

  private static Stream<CommandLine> withBelow(CommandLine command) {
    return Stream.concat(
        Stream.of(command),
        command.getSubcommands().values().stream().distinct().flatMap(HelpTest::withBelow));
  }
}
