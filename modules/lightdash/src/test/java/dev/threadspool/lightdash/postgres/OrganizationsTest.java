package dev.threadspool.lightdash.postgres;

import static dev.threadspool.local.sample.SampleLightdash.ORGANIZATION;
import static dev.threadspool.local.sample.SampleLightdash.OTHER_ORGANIZATION;
import static dev.threadspool.local.sample.SampleLightdash.OTHER_ORGANIZATIONS_PROJECT;
import static dev.threadspool.local.sample.SampleLightdash.PROJECT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.lightdash.Ability;
import dev.threadspool.lightdash.Viewer;
import dev.threadspool.lightdash.harness.Look;
import dev.threadspool.lightdash.harness.TestLightdash;
import dev.threadspool.local.sample.SampleLightdash;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** One organization's people have no rights in another's projects, whatever the rows say. */
class OrganizationsTest {

  private static final TestLightdash LIGHTDASH = new TestLightdash();

  @Test
  void shouldNotCountARoleInAnotherOrganizationsProject() {
    // Given: somebody who changed the organization and kept a role in the old one's project
    UUID user = LIGHTDASH.rows().member("viewer");
    LIGHTDASH.rows().projectRole(OTHER_ORGANIZATIONS_PROJECT, user, "admin", null);

    // When / Then
    assertThat(ability(new Viewer.User(ORGANIZATION, user), OTHER_ORGANIZATIONS_PROJECT))
        .isEqualTo(Ability.NOTHING);
  }

  @Test
  void shouldNotBelieveAViewerWhoNamesAnotherOrganization() {
    // Given
    Viewer pretender = new Viewer.User(ORGANIZATION, SampleLightdash.OTHER_ORGANIZATIONS_ADMIN);

    // When / Then
    assertThat(ability(pretender, PROJECT)).isEqualTo(Ability.NOTHING);
    assertThat(ability(pretender, OTHER_ORGANIZATIONS_PROJECT)).isEqualTo(Ability.NOTHING);
    assertThat(
            ability(
                new Viewer.User(OTHER_ORGANIZATION, SampleLightdash.ADMIN),
                OTHER_ORGANIZATIONS_PROJECT))
        .isEqualTo(Ability.NOTHING);
  }

  private static Ability ability(Viewer viewer, UUID project) {
    return new Look(LIGHTDASH.catalogue(), viewer, project).ability();
  }
}
