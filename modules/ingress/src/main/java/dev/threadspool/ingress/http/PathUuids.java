package dev.threadspool.ingress.http;

import dev.threadspool.contract.json.ShapeException;
import dev.threadspool.ingress.error.ApiException;
import dev.threadspool.ingress.error.Refusals;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** The two ids in the endpoint's path. */
record PathUuids(UUID projectUuid, UUID agentUuid) {

  private static final Pattern UUID_TEXT =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  /**
   * @throws ApiException 422 naming what is no UUID
   */
  static PathUuids of(String projectUuid, String agentUuid) {
    Map<String, String> faults = new LinkedHashMap<>();
    check("projectUuid", projectUuid, faults);
    check("agentUuid", agentUuid, faults);
    if (!faults.isEmpty()) {
      throw Refusals.invalid(new ShapeException(faults).error());
    }
    return new PathUuids(UUID.fromString(projectUuid), UUID.fromString(agentUuid));
  }

  private static void check(String name, String text, Map<String, String> faults) {
    if (!UUID_TEXT.matcher(text).matches()) {
      faults.put(name, "must be a UUID");
    }
  }
}
