package dev.threadspool.lightdash.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.lightdash.Agent;
import dev.threadspool.lightdash.AgentQuery;
import dev.threadspool.lightdash.Viewer;
import dev.threadspool.lightdash.harness.Look;
import dev.threadspool.lightdash.harness.TestLightdash;
import dev.threadspool.local.sample.SampleLightdash;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sample's agents, one with each kind of list: the first rule that fits decides. */
class AgentsTest {

  private static final TestLightdash LIGHTDASH = new TestLightdash();

  @ParameterizedTest(name = "{0}: open {1}, Mo''s helper {2}, for Finance {3}, admin-only {4}")
  @CsvSource({
    // who,           no list, lists Mo, lists Finance, admin-only and lists Vic
    "Ada Admin,         true,  true,  true,  true",
    "Dev Developer,     true,  true,  true,  true",
    "Eve Editor,        true,  false, false, false",
    "Ina Interactive,   true,  false, true,  false",
    "Vic Viewer,        true,  false, false, false",
    "Mo Member,         false, true,  false, false",
    "Pia Projectviewer, true,  false, false, false",
    "Pam Projectadmin,  true,  true,  true,  true",
    "Gus Groupviewer,   true,  false, false, false",
    "Cus Tom,           true,  false, false, false",
    "Noa Nowhere,       false, false, false, false",
    "Tom Toast,         false, false, false, false",
  })
  void shouldLetPeopleUseAgents(
      String name, boolean open, boolean userList, boolean groupList, boolean adminOnly) {
    // Given
    UUID user = userNamed(name);
    Look look = look(new Viewer.User(SampleLightdash.ORGANIZATION, user));

    // When / Then
    assertThat(look.mayUse(SampleLightdash.OPEN_AGENT)).isEqualTo(open);
    assertThat(look.mayUse(SampleLightdash.USER_LIST_AGENT)).isEqualTo(userList);
    assertThat(look.mayUse(SampleLightdash.GROUP_LIST_AGENT)).isEqualTo(groupList);
    assertThat(look.mayUse(SampleLightdash.ADMIN_ONLY_AGENT)).isEqualTo(adminOnly);
  }

  @Test
  void shouldReadHowAViewerStandsToAnAgent() {
    // Given
    AgentQuery query = query(SampleLightdash.MEMBER, SampleLightdash.USER_LIST_AGENT);

    // When
    var agents = LIGHTDASH.catalogue().agents(List.of(query));

    // Then
    assertThat(agents)
        .containsOnlyKeys(query)
        .containsValue(
            new Agent(
                SampleLightdash.USER_LIST_AGENT,
                SampleLightdash.PROJECT,
                SampleLightdash.ORGANIZATION,
                "Mo's helper",
                false,
                true,
                true));
  }

  @Test
  void shouldTellAnAgentsProjectForWhoeverComparesIt() {
    // Given
    AgentQuery query = query(SampleLightdash.ADMIN, SampleLightdash.OTHER_PROJECTS_AGENT);

    // When / Then
    assertThat(LIGHTDASH.catalogue().agents(List.of(query)).get(query))
        .isNotNull()
        .extracting(Agent::projectUuid)
        .isEqualTo(SampleLightdash.OTHER_PROJECT);
  }

  @Test
  void shouldNotFindUnknownAgentsNorAnotherOrganizations() {
    // Given
    List<AgentQuery> queries =
        List.of(
            query(SampleLightdash.ADMIN, UUID.randomUUID()),
            query(SampleLightdash.ADMIN, SampleLightdash.OTHER_ORGANIZATIONS_AGENT),
            new AgentQuery(
                new Viewer.Service(SampleLightdash.ORGANIZATION, UUID.randomUUID()),
                SampleLightdash.OTHER_ORGANIZATIONS_AGENT));

    // When / Then
    assertThat(LIGHTDASH.catalogue().agents(queries)).isEmpty();
  }

  @Test
  void shouldLetAServiceUseEveryAgentOfItsOrganization() {
    // Given
    Look service = look(new Viewer.Service(SampleLightdash.ORGANIZATION, UUID.randomUUID()));

    // When / Then
    assertThat(service.mayUse(SampleLightdash.OPEN_AGENT)).isTrue();
    assertThat(service.mayUse(SampleLightdash.USER_LIST_AGENT)).isTrue();
    assertThat(service.mayUse(SampleLightdash.ADMIN_ONLY_AGENT)).isTrue();
  }

  private static AgentQuery query(UUID user, UUID agent) {
    return new AgentQuery(new Viewer.User(SampleLightdash.ORGANIZATION, user), agent);
  }

  private static Look look(Viewer viewer) {
    return new Look(LIGHTDASH.catalogue(), viewer, SampleLightdash.PROJECT);
  }

  private static UUID userNamed(String name) {
    return LIGHTDASH
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .select(
                        "SELECT user_uuid FROM users WHERE first_name || ' ' || last_name = ?",
                        name)
                    .mapTo(UUID.class)
                    .one());
  }
}
