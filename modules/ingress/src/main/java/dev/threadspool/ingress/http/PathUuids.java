package dev.threadspool.ingress.http;

import dev.threadspool.ingress.error.ApiException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The two ids in the endpoint's path. */
record PathUuids(UUID projectUuid, UUID agentUuid) {

  /**
   * @throws ApiException 422 naming what is no UUID
   */
  static PathUuids of(String projectUuid, String agentUuid) {
    Faults faults = new Faults();
    UUID project = faults.uuid("projectUuid", projectUuid);
    UUID agent = faults.uuid("agentUuid", agentUuid);
    faults.throwIfAny();
    return new PathUuids(known(project), known(agent));
  }

  /** What is there once no fault was found. */
  static UUID known(@Nullable UUID uuid) {
    if (uuid == null) {
      throw new IllegalStateException("a fault was not thrown");
    }
    return uuid;
  }
}
