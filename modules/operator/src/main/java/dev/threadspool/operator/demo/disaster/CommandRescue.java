package dev.threadspool.operator.demo.disaster;

import dev.threadspool.operator.ExitCode;
import dev.threadspool.operator.audit.AuditCommand;
import dev.threadspool.operator.console.Console;
import dev.threadspool.operator.parts.Running;
import dev.threadspool.operator.restore.RestoreCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The very commands, in this process. What they find and count is told on. */
final class CommandRescue implements Rescue {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final TypeReference<LinkedHashMap<String, Object>> MEMBERS =
      new TypeReference<>() {};

  private final Running running;
  private final CommandLine like;
  private final Story story;
  private final Console run;

  /**
   * @param like whose failures and standard error are theirs too
   */
  CommandRescue(Running running, CommandLine like, Story story, Console run) {
    this.running = running;
    this.like = like;
    this.story = story;
    this.run = run;
  }

  @Override
  public int restore() {
    return run(new RestoreCommand());
  }

  @Override
  public int audit() {
    return run(new AuditCommand());
  }

  private int run(Callable<Integer> command) {
    StringWriter out = new StringWriter();
    int exitCode =
        new CommandLine(command)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setExecutionExceptionHandler(like.getExecutionExceptionHandler())
            .setOut(new PrintWriter(out))
            .setErr(like.getErr())
            .execute(
                "--bootstrap-servers",
                running.stack().bootstrapServers(),
                "--registry",
                running.stack().registryUrl(),
                "--store",
                running.settings().storeUrl(),
                "--store-user",
                running.stack().user(),
                "--group",
                running.settings().group(),
                "--output",
                "json");
    out.toString().lines().forEach(this::tell);
    if (exitCode == ExitCode.INTERRUPTED) {
      awaitStop();
    }
    return exitCode;
  }

  private void tell(String line) {
    Map<String, Object> members = JSON.readValue(line, MEMBERS);
    story.fact(
        members.entrySet().stream()
            .map(member -> member.getKey() + " " + member.getValue())
            .collect(Collectors.joining(", ")),
        members);
  }

  /** Ctrl-C asks that command and this one, in no order. */
  private void awaitStop() {
    try {
      run.pause(Duration.ofSeconds(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
