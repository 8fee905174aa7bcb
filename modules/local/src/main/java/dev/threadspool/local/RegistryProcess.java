package dev.threadspool.local;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Apicurio Registry in a process of its own, which keeps its schemas in PostgreSQL. */
final class RegistryProcess implements StackPart {

  private static final Logger LOG = LoggerFactory.getLogger(RegistryProcess.class);
  private static final Duration START_TIMEOUT = Duration.ofSeconds(90);
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);
  private static final int PROBE_TIMEOUT_MS = 2_000;

  private final Path folder;
  private final Path log;
  private final LocalPorts ports;
  private final Supplier<String> jdbcUrl;
  private final PidFile pidFile;
  private volatile @Nullable Running running;

  /**
   * @param folder where the log goes; made when missing
   * @param jdbcUrl the database; asked at each start, and has to exist then
   */
  RegistryProcess(Path folder, LocalPorts ports, Supplier<String> jdbcUrl) {
    this.folder = folder;
    this.log = folder.resolve("registry.log");
    this.ports = ports;
    this.jdbcUrl = jdbcUrl;
    this.pidFile = new PidFile(folder.resolve("registry.pid"), "-Dthreadspool.pidfile=");
  }

  @Override
  public String name() {
    return "schema registry";
  }

  /** The API that Confluent's clients speak. */
  String url() {
    return "http://127.0.0.1:%d/apis/ccompat/v7".formatted(ports.registry());
  }

  @Override
  public synchronized void start() {
    if (isRunning()) {
      return;
    }
    Path jar = RegistryHome.jar();
    try {
      Files.createDirectories(folder);
      endOrphan();
      FreePorts.requireFree(name(), ports.registry());
      FreePorts.requireFree("the schema registry's management", ports.registryManagement());
      var archive = new RegistryArchive(jar, folder);
      Process started = launch(jar, archive);
      running = new Running(started, archive);
      awaitReady(started);
    } catch (IOException e) {
      throw new LocalStackException("cannot start the schema registry in " + folder, e);
    }
    LOG.atDebug().addKeyValue("port", ports.registry()).log("the schema registry is ready");
  }

  @Override
  public synchronized void stop() {
    Running current = running;
    if (current != null) {
      current.process().destroy();
      if (current.exits()) {
        current.archive().keepWritten();
      } else {
        LOG.atWarn().log("the schema registry did not stop in time, ending it");
      }
      kill();
    }
  }

  @Override
  public synchronized void kill() {
    Running current = running;
    if (current != null) {
      current.process().destroyForcibly();
      if (!current.exits()) {
        throw new LocalStackException("the schema registry cannot be stopped");
      }
      running = null;
      pidFile.forgetDead();
    }
  }

  @Override
  public boolean isRunning() {
    Running current = running;
    return current != null && current.process().isAlive();
  }

  /** Of an earlier run whose watchdog was killed too. */
  private void endOrphan() {
    pidFile.process().ifPresent(ProcessHandle::destroyForcibly);
    if (!Await.until(STOP_TIMEOUT, () -> !pidFile.isAlive())) {
      throw new LocalStackException("the schema registry of an earlier run cannot be stopped");
    }
    pidFile.forgetDead();
  }

  private Process launch(Path jar, RegistryArchive archive) throws IOException {
    var builder =
        new ProcessBuilder(
                RegistryCommand.of(pidFile.path(), jar, archive.flags(), ports, jdbcUrl.get()))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    // Meant for the JVM that runs us: a debugger's port, for instance, can be taken once.
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.matches("JAVA_TOOL_OPTIONS|JDK_JAVA_OPTIONS"));
    Process started = builder.start();
    started.getOutputStream().close();
    return started;
  }

  private void awaitReady(Process started) {
    boolean answers = Await.until(START_TIMEOUT, () -> !started.isAlive() || isReady());
    if (!answers || !started.isAlive()) {
      String reason =
          started.isAlive()
              ? "did not answer within %d s".formatted(START_TIMEOUT.toSeconds())
              : "ended with %d".formatted(started.exitValue());
      kill();
      throw new LocalStackException("The schema registry " + reason + ". " + LogTail.of(log));
    }
  }

  private boolean isReady() {
    try {
      var connection = (HttpURLConnection) URI.create(url() + "/subjects").toURL().openConnection();
      connection.setConnectTimeout(PROBE_TIMEOUT_MS);
      connection.setReadTimeout(PROBE_TIMEOUT_MS);
      try {
        return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
      } finally {
        connection.disconnect();
      }
    } catch (IOException _) {
      return false;
    }
  }

  private record Running(Process process, RegistryArchive archive) {

    boolean exits() {
      try {
        return process.waitFor(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
  }
}
