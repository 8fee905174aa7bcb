package dev.threadspool.lightdash;

/**
 * Lightdash's system roles, of an organization or of a project, and what each lets its holder do.
 */
public enum Role {
  /** Of an organization only: belongs to it, and sees nothing. */
  MEMBER(Ability.NOTHING),
  VIEWER(viewing(false, false)),
  INTERACTIVE_VIEWER(viewing(false, false)),
  EDITOR(viewing(true, false)),
  /** Sees source code and manages agents, but private spaces stay closed. */
  DEVELOPER(viewing(true, true)),
  ADMIN(Ability.EVERYTHING);

  private final Ability ability;

  Role(Ability ability) {
    this.ability = ability;
  }

  public Ability ability() {
    return ability;
  }

  /** What a role lets its holder do; nothing, for a name that this version does not know. */
  public static Ability abilityOf(String name) {
    for (Role role : values()) {
      if (role.name().equalsIgnoreCase(name)) {
        return role.ability;
      }
    }
    return Ability.NOTHING;
  }

  private static Ability viewing(boolean editing, boolean developing) {
    return new Ability(
        true,
        developing,
        developing,
        editing,
        ContentRule.THROUGH_SPACE,
        ContentRule.THROUGH_SPACE);
  }
}
