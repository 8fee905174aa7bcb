package dev.threadspool.lightdash.postgres;

import static dev.threadspool.local.sample.SampleLightdash.ORGANIZATION;
import static dev.threadspool.local.sample.SampleLightdash.PROJECT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.lightdash.Viewer;
import dev.threadspool.lightdash.harness.DocumentedTable;
import dev.threadspool.lightdash.harness.Look;
import dev.threadspool.lightdash.harness.TestLightdash;
import dev.threadspool.lightdash.harness.TestRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of docs/access.md's table "Spaces", tried on a database. */
class SpaceTableTest {

  private static final TestLightdash LIGHTDASH = new TestLightdash();
  private static final TestRows ROWS = LIGHTDASH.rows();

  static Stream<Named<Map<String, String>>> rows() {
    return DocumentedTable.below("Spaces").stream()
        .map(row -> Named.of(Objects.requireNonNull(row.get("path")), row));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void shouldLetRolesInAsTheTableSays(Map<String, String> row) {
    // Given
    UUID space = path(row).getLast();
    UUID viewer = ROWS.member("viewer");
    UUID admin = ROWS.member("admin");
    UUID member = ROWS.member("member");

    // When / Then
    assertThat(content(viewer, space)).isEqualTo(row.get("roles get in"));
    assertThat(content(admin, space)).isEqualTo("yes");
    assertThat(content(member, space)).isEqualTo("no");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void shouldCountUsersEntriesAsTheTableSays(Map<String, String> row) {
    // Given
    List<UUID> spaces = path(row);

    // When
    List<String> seen =
        spaces.stream()
            .map(
                space -> {
                  UUID viewer = ROWS.member("viewer");
                  ROWS.userEntry(space, viewer);
                  return content(viewer, spaces.getLast());
                })
            .toList();

    // Then
    assertThat(seen).isEqualTo(expected(row, spaces.size()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void shouldCountGroupsEntriesAsTheTableSays(Map<String, String> row) {
    // Given
    List<UUID> spaces = path(row);

    // When
    List<String> seen =
        spaces.stream()
            .map(
                space -> {
                  UUID viewer = ROWS.member("viewer");
                  ROWS.groupEntry(space, ROWS.groupWith(viewer));
                  return content(viewer, spaces.getLast());
                })
            .toList();

    // Then
    assertThat(seen).isEqualTo(expected(row, spaces.size()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void shouldOpenNothingByAnEntryAlone(Map<String, String> row) {
    // Given
    List<UUID> spaces = path(row);
    UUID member = ROWS.member("member");
    spaces.forEach(space -> ROWS.userEntry(space, member));
    spaces.forEach(space -> ROWS.groupEntry(space, ROWS.groupWith(member)));

    // When / Then
    assertThat(content(member, spaces.getLast())).isEqualTo("no");
  }

  /** Makes the spaces of a path, from the root down. */
  private static List<UUID> path(Map<String, String> row) {
    List<UUID> spaces = new ArrayList<>();
    @Nullable UUID parent = null;
    for (String space : cell(row, "path").split(" / ", -1)) {
      UUID made = ROWS.space(parent, space.equals("inherits"));
      spaces.add(made);
      parent = made;
    }
    return spaces;
  }

  private static List<String> expected(Map<String, String> row, int spaces) {
    List<String> counting = List.of(cell(row, "entries count from").split(", ", -1));
    boolean open = cell(row, "roles get in").equals("yes");
    return IntStream.rangeClosed(1, spaces)
        .mapToObj(n -> open || counting.contains(String.valueOf(n)) ? "yes" : "no")
        .toList();
  }

  private static String cell(Map<String, String> row, String column) {
    return Objects.requireNonNull(row.get(column));
  }

  private static String content(UUID user, UUID space) {
    Viewer viewer = new Viewer.User(ORGANIZATION, user);
    return new Look(LIGHTDASH.catalogue(), viewer, PROJECT)
        .content(ROWS.chart(space), ROWS.dashboard(space));
  }
}
