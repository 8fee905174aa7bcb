package dev.threadspool.lightdash.postgres;

import static dev.threadspool.local.sample.SampleLightdash.ORGANIZATION;
import static dev.threadspool.local.sample.SampleLightdash.PROJECT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.lightdash.Ability;
import dev.threadspool.lightdash.Viewer;
import dev.threadspool.lightdash.harness.Look;
import dev.threadspool.lightdash.harness.Standings;
import dev.threadspool.lightdash.harness.TestLightdash;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What docs/access.md's table does not show: custom roles turned off, and those without scopes. */
class CustomRolesTest {

  private static final TestLightdash LIGHTDASH = new TestLightdash();

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"organization", "project", "group"})
  void shouldCountThePlaceholderWhereCustomRolesAreOff(String level) {
    // Given
    Viewer viewer = new Standings(LIGHTDASH.rows()).userWith(level + " custom `view:Project`");
    PostgresCatalogue off = new PostgresCatalogue(LIGHTDASH.jdbi(), false);

    // When / Then
    assertThat(new Look(off, viewer, PROJECT).ability()).isEqualTo(Ability.EVERYTHING);
    assertThat(new Look(LIGHTDASH.catalogue(), viewer, PROJECT).ability())
        .isNotEqualTo(Ability.EVERYTHING);
  }

  @Test
  void shouldGrantNothingByACustomRoleWithoutScopes() {
    // Given
    UUID user = LIGHTDASH.rows().member("member");
    LIGHTDASH.rows().projectRole(PROJECT, user, "admin", LIGHTDASH.rows().customRole(List.of()));
    Viewer viewer = new Viewer.User(ORGANIZATION, user);

    // When / Then
    assertThat(new Look(LIGHTDASH.catalogue(), viewer, PROJECT).ability())
        .isEqualTo(Ability.NOTHING);
  }

  @Test
  void shouldGrantNothingByARoleThatThisVersionDoesNotKnow() {
    // Given
    Viewer viewer = new Standings(LIGHTDASH.rows()).userWith("organization `chief`");

    // When / Then
    assertThat(new Look(LIGHTDASH.catalogue(), viewer, PROJECT).ability())
        .isEqualTo(Ability.NOTHING);
  }
}
