package dev.threadspool.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How Apicurio Registry is called. */
final class RegistryCommand {

  /**
   * Notes its own number, then becomes the registry. It ignores Ctrl-C and the end of the terminal:
   * those are for the JVM that started it, which stops its parts in order.
   */
  private static final String LAUNCHER =
      """
      trap '' INT HUP
      echo $$ > "$0"
      exec "$@"
      """;

  private RegistryCommand() {}

  static List<String> of(
      Path pidFile, Path jar, List<String> jvmFlags, LocalPorts ports, String jdbcUrl) {
    List<String> command = new ArrayList<>(List.of("sh", "-c", LAUNCHER, pidFile.toString()));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Dthreadspool.pidfile=" + pidFile);
    command.addAll(List.of("-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(jvmFlags);
    command.add("-Djava.net.preferIPv4Stack=true");
    command.add("-Dquarkus.http.host=127.0.0.1");
    command.add("-Dquarkus.http.port=" + ports.registry());
    // By default it listens on all interfaces, and cannot be switched off.
    command.add("-Dquarkus.management.host=127.0.0.1");
    command.add("-Dquarkus.management.port=" + ports.registryManagement());
    command.add("-Dapicurio.storage.kind=sql");
    command.add("-Dapicurio.storage.sql.kind=postgresql");
    command.add("-Dapicurio.datasource.url=" + jdbcUrl);
    command.add("-Dapicurio.datasource.username=" + PostgresServer.USER);
    command.add("-Dapicurio.datasource.password=" + Databases.PASSWORD);
    // 20, 20 and 100 by default.
    command.add("-Dapicurio.datasource.jdbc.initial-size=1");
    command.add("-Dapicurio.datasource.jdbc.min-size=1");
    command.add("-Dapicurio.datasource.jdbc.max-size=8");
    command.add("-Dapicurio.rules.global.compatibility=FULL_TRANSITIVE");
    command.addAll(List.of("-jar", jar.toString()));
    return command;
  }
}
