package dev.threadspool.ingress.harness;

import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.local.sample.SampleLightdash;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Reads threads of the sample's project, as one of its people or as a service. */
public final class Reader {

  /** Who reads: the value of {@code Authorization}. */
  public static final String ADA = "ApiKey " + SampleLightdash.ADMIN_TOKEN;

  public static final String DEV = "ApiKey " + SampleLightdash.DEVELOPER_TOKEN;
  public static final String VIC = "ApiKey " + SampleLightdash.VIEWER_TOKEN;
  public static final String MO = "ApiKey " + SampleLightdash.MEMBER_TOKEN;
  public static final String TOM = "ApiKey " + SampleLightdash.OTHER_ORGANIZATIONS_TOKEN;

  private static final String SERVICE = "Service ";

  private final TestIngress ingress;
  private final TestIssuer issuer;

  public Reader(Shared shared) {
    this.ingress = shared.ingress();
    this.issuer = shared.issuer();
  }

  /** A service of an organization, to be read as. */
  public static String service(UUID organization) {
    return SERVICE + organization;
  }

  public Answer thread(String who, StoredThread thread) {
    return thread(who, thread.projectUuid(), thread.agentUuid(), thread.threadUuid());
  }

  /** In the open agent's place. */
  public Answer thread(String who, UUID threadUuid) {
    return thread(who, SampleLightdash.PROJECT, SampleLightdash.OPEN_AGENT, threadUuid);
  }

  public Answer thread(String who, UUID project, UUID agent, UUID thread) {
    return list(who, project, "/%s/threads/%s".formatted(agent, thread));
  }

  /** The open agent's. */
  public Answer agentThreads(String who, String query) {
    String path = "/%s/threads".formatted(SampleLightdash.OPEN_AGENT);
    return list(who, SampleLightdash.PROJECT, path + query);
  }

  public Answer projectThreads(String who, String query) {
    return list(who, SampleLightdash.PROJECT, "/threads" + query);
  }

  /**
   * @param path below the project's AI agents
   */
  public Answer list(String who, UUID project, String path) {
    return ingress.read(authorization(who), project, path);
  }

  private String authorization(String who) {
    return who.startsWith(SERVICE)
        ? "Bearer " + issuer.token(claims -> claims.claim("org", who.substring(SERVICE.length())))
        : who;
  }

  /** Of a list, in its order. */
  public static List<String> uuids(JsonNode array) {
    return array.valueStream().map(each -> each.path("uuid").asString()).toList();
  }

  public static String uuid(StoredThread thread) {
    return thread.threadUuid().toString();
  }
}
