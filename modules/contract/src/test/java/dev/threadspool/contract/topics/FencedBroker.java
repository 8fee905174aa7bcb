package dev.threadspool.contract.topics;

import dev.threadspool.local.FreePorts;
import dev.threadspool.local.KafkaSettings;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * A broker that is fenced most of the time: it says that it lives once in two seconds, to a
 * controller that believes it for half a second.
 */
final class FencedBroker implements AutoCloseable {

  private final KafkaRaftServer server;
  private final String address;

  private FencedBroker(KafkaRaftServer server, String address) {
    this.server = server;
    this.address = address;
  }

  static FencedBroker start(Path folder) throws Exception {
    List<Integer> ports = FreePorts.find(2);
    String address = "127.0.0.1:" + ports.getFirst();
    String controller = "127.0.0.1:" + ports.getLast();
    format(folder);
    Map<String, String> settings = new HashMap<>(KafkaSettings.ofOneBroker());
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", "1");
    settings.put("log.dirs", folder.toString());
    settings.put("controller.quorum.voters", "1@" + controller);
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put("listeners", "PLAINTEXT://" + address + ",CONTROLLER://" + controller);
    settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    settings.put("broker.session.timeout.ms", "500");
    settings.put("broker.heartbeat.interval.ms", "2000");
    var server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
    server.startup();
    return new FencedBroker(server, address);
  }

  private static void format(Path folder) throws Exception {
    new Formatter()
        .setPrintStream(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
        .setNodeId(1)
        .setClusterId(Uuid.randomUuid().toString())
        .addDirectory(folder.toString())
        .setMetadataLogDirectory(folder.toString())
        .setControllerListenerName("CONTROLLER")
        .setReleaseVersion(MetadataVersion.latestProduction())
        .run();
  }

  String address() {
    return address;
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }
}
