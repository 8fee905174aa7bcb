package dev.threadspool.lightdash;

/** Which charts, or which dashboards, may be viewed. From the least to the most. */
public enum ContentRule {
  NONE,
  /** Where the space makes the viewer an editor or admin of it: managing is viewing too. */
  THROUGH_EDITED_SPACE,
  /** Where the space lets roles in, or has an entry for the user. */
  THROUGH_SPACE,
  /** All, private spaces too. */
  ALL;

  ContentRule or(ContentRule other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /** Whether it depends on the space. */
  public boolean asksSpaces() {
    return switch (this) {
      case NONE, ALL -> false;
      case THROUGH_EDITED_SPACE, THROUGH_SPACE -> true;
    };
  }

  /** Whether a space that stands so to the viewer lets see what is in it. */
  public boolean allows(SpaceStanding standing) {
    return switch (this) {
      case NONE -> false;
      case THROUGH_EDITED_SPACE -> standing.edits();
      case THROUGH_SPACE -> standing.open() || standing.entry();
      case ALL -> true;
    };
  }
}
