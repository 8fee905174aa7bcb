package dev.threadspool.local;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a stack's Kafka and PostgreSQL come from. Those that do not run on this machine as they are
 * introduce themselves as services ({@link java.util.ServiceLoader}).
 */
public interface Infrastructure {

  /**
   * Why it cannot be used here and now, for people; empty when it can. May take some seconds, not
   * more.
   */
  Optional<String> obstacle();

  /**
   * A broker that has not been started yet.
   *
   * @param folder for its data, if it keeps any on this machine; made when missing
   * @param port where clients connect
   * @param controllerPort for itself, if it needs one on this machine
   */
  KafkaPart kafka(Path folder, int port, int controllerPort);

  /**
   * A PostgreSQL that has not been started yet.
   *
   * @param folder for its data, if it keeps any on this machine; made when missing
   * @param port where clients connect
   */
  PostgresPart postgres(Path folder, int port);
}
