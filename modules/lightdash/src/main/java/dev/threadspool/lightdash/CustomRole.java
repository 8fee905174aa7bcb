package dev.threadspool.lightdash;

import java.util.Collection;

/**
 * A role made by an organization: grants exactly its scopes, no hierarchy and no implied viewer.
 */
public final class CustomRole {

  private CustomRole() {}

  /**
   * @param scopes names such as {@code view:Project}
   */
  public static Ability ability(Collection<String> scopes) {
    return new Ability(
        scopes.contains("view:Project") || scopes.contains("manage:Project"),
        scopes.contains("view:SourceCode"),
        scopes.contains("manage:AiAgent"),
        scopes.contains("manage:Space") || scopes.contains("manage:Space@public"),
        content(scopes, "SavedChart"),
        content(scopes, "Dashboard"));
  }

  private static ContentRule content(Collection<String> scopes, String subject) {
    if (scopes.contains("manage:" + subject)) {
      return ContentRule.ALL;
    }
    if (scopes.contains("view:" + subject)) {
      return ContentRule.THROUGH_SPACE;
    }
    return scopes.contains("manage:" + subject + "@space")
        ? ContentRule.THROUGH_EDITED_SPACE
        : ContentRule.NONE;
  }
}
