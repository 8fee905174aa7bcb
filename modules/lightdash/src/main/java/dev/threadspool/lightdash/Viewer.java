package dev.threadspool.lightdash;

import java.util.UUID;

/** Whose eyes to look with. */
public sealed interface Viewer {

  /** Another organization's data never shows. */
  UUID organizationUuid();

  /** A user of Lightdash, with that user's rights. */
  record User(UUID organizationUuid, UUID userUuid) implements Viewer {}

  /** A trusted upstream service: sees everything of the organization that it acts in. */
  record Service(UUID organizationUuid, UUID serviceUuid) implements Viewer {}
}
