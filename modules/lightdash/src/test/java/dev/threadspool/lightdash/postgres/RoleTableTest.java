package dev.threadspool.lightdash.postgres;

import static dev.threadspool.local.sample.SampleLightdash.PROJECT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.lightdash.Ability;
import dev.threadspool.lightdash.Viewer;
import dev.threadspool.lightdash.harness.DocumentedTable;
import dev.threadspool.lightdash.harness.Look;
import dev.threadspool.lightdash.harness.Standings;
import dev.threadspool.lightdash.harness.TestLightdash;
import dev.threadspool.lightdash.harness.TestRows;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of docs/access.md's table "Roles", tried on a database. */
class RoleTableTest {

  private static final TestLightdash LIGHTDASH = new TestLightdash();
  private static final TestRows ROWS = LIGHTDASH.rows();

  static Stream<Named<Map<String, String>>> rows() {
    return DocumentedTable.below("Roles").stream()
        .map(row -> Named.of(Objects.requireNonNull(row.get("standing")), row));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void shouldGrantWhatTheTableSays(Map<String, String> row) {
    // Given
    Viewer.User viewer = new Standings(ROWS).userWith(Objects.requireNonNull(row.get("standing")));
    Look look = new Look(LIGHTDASH.catalogue(), viewer, PROJECT);

    // When
    Map<String, String> granted = new LinkedHashMap<>();
    granted.put("standing", Objects.requireNonNull(row.get("standing")));
    Ability ability = look.ability();
    granted.put("view Project", yes(ability.viewProject()));
    granted.put("open space", content(look, ROWS.space(null, true)));
    granted.put("closed space", content(look, ROWS.space(null, false)));
    granted.put("closed space with entry", content(look, closedSpaceWithEntry(viewer, "viewer")));
    granted.put("closed space, editor", content(look, closedSpaceWithEntry(viewer, "editor")));
    granted.put("view SourceCode", yes(ability.viewSourceCode()));
    granted.put("manage AiAgent", yes(ability.manageAiAgent()));
    granted.put("agent without list", yes(look.mayUse(ROWS.agent(false))));
    granted.put("agent with list", yes(look.mayUse(agentThatLists(viewer, false))));
    granted.put("admin-only agent with list", yes(look.mayUse(agentThatLists(viewer, true))));

    // Then
    assertThat(granted).isEqualTo(row);
  }

  private static String content(Look look, UUID space) {
    return look.content(ROWS.chart(space), ROWS.dashboard(space));
  }

  private static UUID closedSpaceWithEntry(Viewer.User viewer, String role) {
    UUID space = ROWS.space(null, false);
    ROWS.userEntry(space, viewer.userUuid(), role);
    return space;
  }

  private static UUID agentThatLists(Viewer.User viewer, boolean adminOnly) {
    UUID agent = ROWS.agent(adminOnly);
    ROWS.listUser(agent, viewer.userUuid());
    return agent;
  }

  private static String yes(boolean granted) {
    return granted ? "yes" : "no";
  }
}
