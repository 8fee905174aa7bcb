package dev.threadspool.lightdash.harness;

import static dev.threadspool.local.sample.SampleLightdash.ORGANIZATION;
import static dev.threadspool.local.sample.SampleLightdash.OTHER_ORGANIZATION;
import static dev.threadspool.local.sample.SampleLightdash.OTHER_PROJECT;
import static dev.threadspool.local.sample.SampleLightdash.PROJECT;

import dev.threadspool.lightdash.Viewer;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes users from words such as "organization `viewer`, project custom `view:Project`
 * `view:Dashboard`". A custom role replaces a placeholder that would grant everything, so a test
 * sees when the placeholder counts.
 */
public final class Standings {

  private static final Pattern PART =
      Pattern.compile(
          "(?<level>organization|project|group|other project|other organization)"
              + "(?<custom> custom)?(?<names>( `[^`]+`)+)");

  private final TestRows rows;

  public Standings(TestRows rows) {
    this.rows = rows;
  }

  /** A new user with exactly this standing. */
  public Viewer.User userWith(String standing) {
    UUID user = rows.user();
    List<MatchResult> parts = Arrays.stream(standing.split(", ", -1)).map(this::match).toList();
    parts.forEach(part -> give(user, part));
    if (has(parts, "other organization")) {
      return new Viewer.User(OTHER_ORGANIZATION, user);
    }
    if (!has(parts, "organization")) {
      rows.organizationRole(ORGANIZATION, user, "member", null);
    }
    return new Viewer.User(ORGANIZATION, user);
  }

  private void give(UUID user, MatchResult part) {
    boolean custom = part.group("custom") != null;
    List<String> names = List.of(part.group("names").replace("`", "").strip().split(" ", -1));
    String role = custom ? "admin" : names.getFirst();
    @Nullable UUID customRole = custom ? rows.customRole(names) : null;
    switch (part.group("level")) {
      case "organization" -> rows.organizationRole(ORGANIZATION, user, role, customRole);
      case "other organization" ->
          rows.organizationRole(OTHER_ORGANIZATION, user, role, customRole);
      case "project" -> rows.projectRole(PROJECT, user, role, customRole);
      case "other project" -> rows.projectRole(OTHER_PROJECT, user, role, customRole);
      default -> rows.groupRole(PROJECT, user, role, customRole);
    }
  }

  private static boolean has(List<MatchResult> parts, String level) {
    return parts.stream().anyMatch(part -> level.equals(part.group("level")));
  }

  private MatchResult match(String part) {
    var matcher = PART.matcher(part);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not a standing: " + part);
    }
    return matcher.toMatchResult();
  }
}
