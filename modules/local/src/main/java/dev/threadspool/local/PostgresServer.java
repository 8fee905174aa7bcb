package dev.threadspool.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** PostgreSQL 18 with settings that keep what was committed, in a folder of its own. */
final class PostgresServer implements PostgresPart {

  static final String USER = "postgres";

  private static final Logger LOG = LoggerFactory.getLogger(PostgresServer.class);
  private static final Duration START_TIMEOUT = Duration.ofSeconds(90);
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(20);

  /** Beside those that it has everywhere. */
  private static final Map<String, String> HERE =
      Map.of(
          "listen_addresses", "127.0.0.1",
          // A socket file in a shared folder would be in the way of the next user.
          "unix_socket_directories", "");

  private final Path folder;
  private final Path data;
  private final Path log;
  private final int port;
  private final Map<String, String> others;
  private final Postmaster postmaster;
  private volatile boolean started;

  /**
   * @param folder where the data and the log go; made when missing
   * @param others settings that win over ours
   */
  PostgresServer(Path folder, int port, Map<String, String> others) {
    this.folder = folder;
    this.data = folder.resolve("data");
    this.log = folder.resolve("postgresql.log");
    this.port = port;
    this.others = others;
    this.postmaster = new Postmaster(data, log);
  }

  @Override
  public String name() {
    return "PostgreSQL";
  }

  @Override
  public String address() {
    return "127.0.0.1:" + port;
  }

  @Override
  public synchronized void start() {
    if (isRunning()) {
      return;
    }
    try {
      Files.createDirectories(folder);
      stopOrphan();
      FreePorts.requireFree(name(), port);
      Path home = PostgresBinaries.home();
      if (!Files.exists(data)) {
        initialise(home);
      }
      run(
          List.of(
              home.resolve("bin/pg_ctl").toString(),
              "start",
              "--wait",
              "--timeout=60",
              "--pgdata=" + data,
              "--log=" + log,
              "--options=" + options()));
      started = true;
    } catch (IOException e) {
      throw new LocalStackException("cannot start PostgreSQL in " + folder, e);
    }
    LOG.atDebug().addKeyValue("port", port).log("PostgreSQL is ready");
  }

  @Override
  public synchronized void stop() {
    if (!postmaster.signal("INT", STOP_TIMEOUT)) {
      LOG.atWarn()
          .addKeyValue("port", port)
          .log("PostgreSQL did not stop in time, stopping it at once");
      kill();
    }
  }

  @Override
  public synchronized void kill() {
    if (!postmaster.signal("QUIT", STOP_TIMEOUT) && !postmaster.signal("KILL", STOP_TIMEOUT)) {
      throw new LocalStackException("PostgreSQL on port " + port + " cannot be stopped");
    }
  }

  @Override
  public boolean isRunning() {
    return started && postmaster.isAlive();
  }

  /** A server that an earlier run left behind: its ports and settings may be others than ours. */
  private void stopOrphan() {
    if (postmaster.isAlive()) {
      LOG.atInfo().addKeyValue("folder", folder).log("stopping PostgreSQL of an earlier run");
      stop();
    }
    postmaster.forgetDead();
  }

  /** Makes the data folder, all of it or nothing: a start may be killed half-way. */
  private void initialise(Path home) throws IOException {
    Path fresh = folder.resolve("data.new");
    Folders.delete(fresh);
    List<String> command =
        new ArrayList<>(
            List.of(
                home.resolve("bin/initdb").toString(),
                "--pgdata=" + fresh,
                "--username=" + USER,
                "--auth=trust"));
    command.addAll(PostgresSettings.initdb());
    run(command);
    Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
  }

  private String options() {
    var options = new StringBuilder("-p ").append(port);
    Map<String, String> settings = new TreeMap<>(PostgresSettings.parameters());
    settings.putAll(others);
    settings.putAll(HERE);
    settings.forEach(
        (name, value) -> options.append(" -c ").append(name).append('=').append(value));
    return options.toString();
  }

  private void run(List<String> command) throws IOException {
    Commands.run(log, START_TIMEOUT, runsAsRoot() ? inUserNamespace(command) : command);
  }

  private boolean runsAsRoot() throws IOException {
    return Files.getAttribute(folder, "unix:uid").equals(0);
  }

  /**
   * PostgreSQL refuses to run as root; in a user namespace of its own it is nobody, and still owns
   * its files.
   */
  private List<String> inUserNamespace(List<String> command) {
    try {
      Commands.run(log, START_TIMEOUT, List.of("unshare", "-U", "true"));
    } catch (LocalStackException e) {
      throw new LocalStackException(
          "PostgreSQL does not run as root, and `unshare -U`, the way around, is refused here. Run as an ordinary user.",
          e);
    }
    List<String> whole = new ArrayList<>(List.of("unshare", "-U"));
    whole.addAll(command);
    return whole;
  }
}
