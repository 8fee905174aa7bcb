package dev.threadspool.local;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** Where Kafka keeps its records and what it knows of the cluster. */
final class KafkaFolder {

  private final Path logs;

  KafkaFolder(Path folder) {
    this.logs = folder.resolve("logs");
  }

  Path logs() {
    return logs;
  }

  /**
   * Makes it that node's folder unless it is one, with the newest features, {@code
   * transaction.version} 2 among them.
   */
  void format(KafkaMember member) {
    if (Files.exists(logs.resolve("meta.properties"))) {
      return;
    }
    try {
      Files.createDirectories(logs);
      new Formatter()
          .setPrintStream(
              new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
          .setNodeId(member.id())
          .setClusterId(member.clusterId())
          .addDirectory(logs.toString())
          .setMetadataLogDirectory(logs.toString())
          .setControllerListenerName(KafkaSettings.CONTROLLER_LISTENER)
          .setReleaseVersion(MetadataVersion.latestProduction())
          .setIgnoreFormatted(true)
          .run();
    } catch (Exception e) {
      // The formatter declares no less.
      throw new LocalStackException("cannot prepare the folder " + logs + " for Kafka", e);
    }
  }

  /** After a crash there is no such file, so that the next start reads all logs anew. */
  void forgetCleanShutdown() {
    try {
      Files.deleteIfExists(logs.resolve(".kafka_cleanshutdown"));
    } catch (IOException e) {
      throw new LocalStackException("cannot clean up in " + logs, e);
    }
  }
}
