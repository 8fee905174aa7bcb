package dev.threadspool.operator;

import java.nio.file.Path;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * Where the log goes. Commands talk to people on the terminal; what the libraries have to say would
 * stand between the lines. To be chosen before anything logs: Logback reads it once.
 */
public final class Logging {

  private static final String CONFIGURATION = "logback.configurationFile";
  private static final String SPRING = "org.springframework.boot.logging.LoggingSystem";
  private static final String FOLDER = "dev/threadspool/operator/";

  private Logging() {}

  /** Nowhere. */
  public static void quiet() {
    use("logback-quiet.xml");
  }

  /**
   * Into a file, made when something is first logged; applications started in this process write
   * there too.
   */
  public static void toFile(Path file) {
    System.setProperty("threadspool.log", file.toString());
    use("logback-file.xml");
    // Tomcat logs with java.util.logging.
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
  }

  private static void use(String name) {
    System.setProperty(CONFIGURATION, FOLDER + name);
    // Or each application that starts here would set up the log anew.
    System.setProperty(SPRING, "none");
  }
}
