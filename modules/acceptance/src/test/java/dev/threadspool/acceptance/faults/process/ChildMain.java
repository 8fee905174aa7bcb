package dev.threadspool.acceptance.faults.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.context.ConfigurableApplicationContext;

/** What all children do: obey their parent, and end with it. */
final class ChildMain {

  private final List<String> arguments;
  private final PrintStream parent;

  /** Takes standard output for the news; whatever else is printed goes to the log. */
  ChildMain(String[] arguments) {
    this.arguments = Arrays.asList(arguments);
    this.parent = System.out;
    System.setOut(System.err);
  }

  Map<String, Object> properties() {
    Map<String, Object> properties = new HashMap<>();
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      properties.put(argument.substring(0, equals), argument.substring(equals + 1));
    }
    return properties;
  }

  synchronized void tell(String news) {
    parent.println(news);
    parent.flush();
  }

  /** Hands each order on; without a parent this process has no reason to be. */
  void obey(Consumer<String> orders) {
    Thread.ofPlatform().name("orders").daemon().start(() -> listen(orders));
  }

  private static void listen(Consumer<String> orders) {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String order = reader.readLine(); order != null; order = reader.readLine()) {
        orders.accept(order);
      }
    } catch (IOException _) {
      // As good as its end.
    }
    Runtime.getRuntime().halt(1);
  }

  /** Says that the application runs; SIGTERM stops it in order from now on. */
  void started(ConfigurableApplicationContext application) {
    Runtime.getRuntime().addShutdownHook(new Thread(application::close, "stop"));
    tell(
        Protocol.STARTED
            + " "
            + application.getEnvironment().getRequiredProperty("local.server.port"));
  }
}
