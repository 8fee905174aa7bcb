package dev.threadspool.lightdash;

/** Which charts, or which dashboards, may be viewed. From the least to the most. */
public enum ContentRule {
  NONE,
  /** Where the space lets roles in, or has an entry for the user. */
  THROUGH_SPACE,
  /** All, private spaces too. */
  ALL;

  ContentRule or(ContentRule other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /**
   * @param open the space lets organization and project roles in
   * @param entry the user has an entry of the space, or of one that it inherits from
   */
  public boolean allows(boolean open, boolean entry) {
    return switch (this) {
      case NONE -> false;
      case THROUGH_SPACE -> open || entry;
      case ALL -> true;
    };
  }
}
