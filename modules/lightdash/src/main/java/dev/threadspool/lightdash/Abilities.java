package dev.threadspool.lightdash;

import java.util.Map;
import java.util.UUID;

/** The abilities of a batch's viewers in the projects that it is about. */
public final class Abilities {

  private final Map<Standing, Ability> users;

  /**
   * @param users of users; services need none
   */
  public Abilities(Map<Standing, Ability> users) {
    this.users = Map.copyOf(users);
  }

  /** Nothing, for a standing that was not asked for. */
  public Ability of(Viewer viewer, UUID projectUuid) {
    return switch (viewer) {
      case Viewer.Service _ -> Ability.EVERYTHING;
      case Viewer.User _ -> users.getOrDefault(new Standing(viewer, projectUuid), Ability.NOTHING);
    };
  }
}
