package dev.threadspool.lightdash.postgres;

import dev.threadspool.lightdash.Abilities;
import dev.threadspool.lightdash.Ability;
import dev.threadspool.lightdash.Standing;
import dev.threadspool.lightdash.Viewer;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * What users may do in projects by their roles: of the organization, of the project, and of every
 * group of the user that has a role in the project.
 */
final class AbilitiesQuery {

  private AbilitiesQuery() {}

  /**
   * @param customRoles whether memberships' {@code role_uuid} counts; where it does not, or the
   *     database is too old to have it, the system role beside it does
   */
  static Abilities run(Handle handle, Collection<Standing> standings, boolean customRoles) {
    Set<UUID> users = new HashSet<>();
    Set<UUID> projects = new HashSet<>();
    for (Standing standing : standings) {
      if (standing.viewer() instanceof Viewer.User user) {
        users.add(user.userUuid());
        projects.add(standing.projectUuid());
      }
    }
    if (users.isEmpty()) {
      return new Abilities(Map.of());
    }
    HeldRoles roles = HeldRoles.read(handle, users, projects, customRoles);
    Map<Standing, Ability> abilities = new HashMap<>();
    for (Standing standing : standings) {
      if (standing.viewer() instanceof Viewer.User) {
        abilities.put(standing, roles.of(standing));
      }
    }
    return new Abilities(abilities);
  }
}
