package dev.threadspool.operator;

import dev.threadspool.ingress.IngressApplication;
import dev.threadspool.operator.run.Foreground;
import dev.threadspool.worker.WorkerApplication;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Where the command line begins.
 *
 * <p>A server with settings and nothing else starts without the library that reads command lines:
 * that is as old as Java 5 to the JVM, which keeps no such classes in an AOT cache and takes a
 * tenth of a worker's start for them. Nor may a method here return one of its types.
 */
public final class Threadspool {

  private static final Map<String, Consumer<String[]>> SERVERS =
      Map.of("worker", WorkerApplication::main, "ingress", IngressApplication::main);

  private static final Pattern SETTING =
      Pattern.compile("--(?!(help|version)=)[^=]+=.*", Pattern.DOTALL);

  private Threadspool() {}

  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  private static int run(String[] arguments) {
    Consumer<String[]> server = arguments.length == 0 ? null : SERVERS.get(arguments[0]);
    if (server == null) {
      Logging.quiet();
      return RootCommand.commandLine().execute(arguments);
    }
    // Servers log as Spring Boot does, and are waited for.
    String[] settings = Arrays.copyOfRange(arguments, 1, arguments.length);
    return Arrays.stream(settings).allMatch(each -> SETTING.matcher(each).matches())
        ? serve(server, settings)
        : RootCommand.commandLine().execute(arguments);
  }

  private static int serve(Consumer<String[]> server, String[] settings) {
    try {
      Foreground.run(() -> server.accept(settings));
      return ExitCode.OK;
    } catch (RuntimeException failure) {
      return Failures.tell(failure, new PrintWriter(System.err, true, Charset.defaultCharset()));
    }
  }
}
