package dev.threadspool.lightdash;

import java.util.UUID;

/**
 * An agent, as one viewer stands to it.
 *
 * @param adminOnly only who may manage agents may use it
 * @param restricted it has a list of users or of groups
 * @param listed the viewer is on the list of users, or in a listed group
 */
public record Agent(
    UUID agentUuid,
    UUID projectUuid,
    UUID organizationUuid,
    String name,
    boolean adminOnly,
    boolean restricted,
    boolean listed) {

  /** The same for a viewer who is listed. */
  public Agent asListed() {
    return new Agent(agentUuid, projectUuid, organizationUuid, name, adminOnly, restricted, true);
  }
}
