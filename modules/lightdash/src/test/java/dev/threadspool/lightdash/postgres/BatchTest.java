package dev.threadspool.lightdash.postgres;

import static dev.threadspool.local.sample.SampleLightdash.ORGANIZATION;
import static dev.threadspool.local.sample.SampleLightdash.OTHER_ORGANIZATION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.lightdash.Abilities;
import dev.threadspool.lightdash.Ability;
import dev.threadspool.lightdash.Agent;
import dev.threadspool.lightdash.AgentQuery;
import dev.threadspool.lightdash.Chart;
import dev.threadspool.lightdash.ContentQuery;
import dev.threadspool.lightdash.ConversationQuery;
import dev.threadspool.lightdash.FindingQuery;
import dev.threadspool.lightdash.Found;
import dev.threadspool.lightdash.PreviewQuery;
import dev.threadspool.lightdash.PullRequestQuery;
import dev.threadspool.lightdash.Role;
import dev.threadspool.lightdash.Standing;
import dev.threadspool.lightdash.Viewer;
import dev.threadspool.lightdash.harness.Standings;
import dev.threadspool.lightdash.harness.Statements;
import dev.threadspool.lightdash.harness.TestLightdash;
import dev.threadspool.lightdash.harness.TestRows;
import dev.threadspool.local.sample.SampleLightdash;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One query a question for many keys, and each key gets its own answer. */
class BatchTest {

  private static final TestLightdash LIGHTDASH = new TestLightdash();

  private static final List<Viewer> VIEWERS =
      List.of(
          new Viewer.User(ORGANIZATION, SampleLightdash.ADMIN),
          new Viewer.User(ORGANIZATION, SampleLightdash.VIEWER),
          new Viewer.User(ORGANIZATION, SampleLightdash.EDITOR),
          new Viewer.User(ORGANIZATION, SampleLightdash.MEMBER),
          new Viewer.User(ORGANIZATION, SampleLightdash.PROJECT_ADMIN),
          new Viewer.User(OTHER_ORGANIZATION, SampleLightdash.OTHER_ORGANIZATIONS_ADMIN),
          new Viewer.User(ORGANIZATION, UUID.randomUUID()),
          new Viewer.Service(ORGANIZATION, UUID.randomUUID()));

  private static final List<UUID> PROJECTS =
      List.of(
          SampleLightdash.PROJECT,
          SampleLightdash.OTHER_PROJECT,
          SampleLightdash.OTHER_ORGANIZATIONS_PROJECT,
          UUID.randomUUID());

  private static final List<UUID> CHARTS =
      List.of(
          SampleLightdash.CHART,
          SampleLightdash.PRIVATE_CHART,
          SampleLightdash.PRIVATE_NESTED_CHART,
          SampleLightdash.DELETED_CHART,
          SampleLightdash.OTHER_PROJECTS_CHART,
          SampleLightdash.OTHER_ORGANIZATIONS_CHART,
          UUID.randomUUID());

  private final PostgresCatalogue catalogue = LIGHTDASH.catalogue();

  @Test
  void shouldGiveEveryStandingItsOwnAbility() {
    // Given
    List<Standing> standings = standings();

    // When
    Abilities together = catalogue.abilities(standings);

    // Then
    assertThat(together.of(VIEWERS.get(0), SampleLightdash.OTHER_PROJECT))
        .isEqualTo(Ability.EVERYTHING);
    assertThat(together.of(VIEWERS.get(1), SampleLightdash.OTHER_PROJECT))
        .isEqualTo(Role.VIEWER.ability());
    assertThat(together.of(VIEWERS.get(4), SampleLightdash.OTHER_PROJECT))
        .isEqualTo(Ability.NOTHING);
    assertThat(standings)
        .allSatisfy(
            standing ->
                assertThat(together.of(standing.viewer(), standing.projectUuid()))
                    .isEqualTo(
                        catalogue
                            .abilities(List.of(standing))
                            .of(standing.viewer(), standing.projectUuid())));
  }

  @Test
  void shouldCountAGroupsRoleForItsMembersInItsProject() {
    // Given
    Standings made = new Standings(LIGHTDASH.rows());
    Viewer viewer = made.userWith("group `viewer`");
    Viewer admin = made.userWith("group `admin`");
    List<Standing> standings =
        Stream.of(SampleLightdash.PROJECT, SampleLightdash.OTHER_PROJECT)
            .flatMap(
                project -> Stream.of(new Standing(viewer, project), new Standing(admin, project)))
            .toList();

    // When
    Abilities together = catalogue.abilities(standings);

    // Then
    assertThat(standings.stream().map(each -> together.of(each.viewer(), each.projectUuid())))
        .containsExactly(
            Role.VIEWER.ability(), Ability.EVERYTHING, Ability.NOTHING, Ability.NOTHING);
  }

  @Test
  void shouldListAnAgentsUsersAndGroupsForItselfAlone() {
    // Given
    TestRows rows = LIGHTDASH.rows();
    List<UUID> users = Stream.generate(() -> rows.member("viewer")).limit(4).toList();
    List<UUID> agents = Stream.generate(() -> rows.agent(false)).limit(4).toList();
    rows.listUser(agents.get(0), users.get(0));
    rows.listUser(agents.get(1), users.get(1));
    rows.listGroup(agents.get(2), rows.groupWith(users.get(2)));
    rows.listGroup(agents.get(3), rows.groupWith(users.get(3)));
    List<AgentQuery> queries = new ArrayList<>();
    for (UUID user : users) {
      for (UUID agent : agents) {
        queries.add(new AgentQuery(new Viewer.User(ORGANIZATION, user), agent));
      }
    }

    // When
    Map<AgentQuery, Agent> together = catalogue.agents(queries);

    // Then
    assertThat(queries)
        .allSatisfy(
            query ->
                assertThat(Objects.requireNonNull(together.get(query)).listed())
                    .isEqualTo(
                        users.indexOf(Bindings.user(query.viewer()))
                            == agents.indexOf(query.agentUuid())));
  }

  @Test
  void shouldGiveEveryContentQueryItsOwnAnswer() {
    // Given
    Abilities abilities = catalogue.abilities(standings());
    List<ContentQuery> queries = contentQueries();

    // When
    List<Found<Chart>> together = catalogue.charts(queries, abilities);

    // Then
    assertThat(together.stream().map(found -> found.getClass().getSimpleName()))
        .contains("Visible", "Denied", "Missing");
    assertThat(together)
        .isEqualTo(
            queries.stream()
                .map(query -> catalogue.charts(List.of(query), abilities).getFirst())
                .toList());
  }

  @Test
  void shouldAnswerAKeyThatIsAskedTwice() {
    // Given
    Viewer viewer = VIEWERS.getFirst();
    ContentQuery query = new ContentQuery(viewer, SampleLightdash.PROJECT, SampleLightdash.CHART);
    Abilities abilities = catalogue.abilities(standings());

    // When / Then
    assertThat(catalogue.charts(List.of(query, query), abilities))
        .hasSize(2)
        .hasOnlyElementsOfType(Found.Visible.class);
  }

  @Test
  void shouldAskSoManyQueriesHoweverManyKeys() {
    // Given
    Abilities abilities = catalogue.abilities(standings());
    List<ContentQuery> contents = contentQueries();
    List<AgentQuery> agents =
        VIEWERS.stream().map(each -> new AgentQuery(each, SampleLightdash.OPEN_AGENT)).toList();
    List<PullRequestQuery> pullRequests =
        Stream.of("1", "2", "3").map(url -> new PullRequestQuery(ORGANIZATION, url)).toList();
    List<ConversationQuery> conversations =
        VIEWERS.stream()
            .map(each -> new ConversationQuery(each, SampleLightdash.CONVERSATION, null))
            .toList();
    List<FindingQuery> findings =
        Stream.of("1", "2", "3").map(key -> new FindingQuery(ORGANIZATION, key)).toList();
    List<PreviewQuery> previews =
        PROJECTS.stream().map(project -> new PreviewQuery(ORGANIZATION, project)).toList();
    Statements statements = Statements.of(LIGHTDASH.jdbi());

    // When
    catalogue.people(List.of(SampleLightdash.ADMIN, SampleLightdash.VIEWER));
    catalogue.abilities(standings());
    catalogue.agents(agents);
    catalogue.charts(contents, abilities);
    catalogue.dashboards(contents, abilities);
    catalogue.pullRequests(pullRequests);
    catalogue.conversations(conversations);
    catalogue.findings(findings);
    catalogue.previews(previews);

    // Then
    // One each, and of charts also the spaces' chains and the entries; no dashboard was found.
    assertThat(statements.count()).isEqualTo(9 + 2);
  }

  @Test
  void shouldAskNothingForAnEmptyBatch() {
    // Given
    Statements statements = Statements.of(LIGHTDASH.jdbi());
    Abilities abilities = catalogue.abilities(List.of());

    // When
    catalogue.people(List.of());
    catalogue.agents(List.of());
    catalogue.charts(List.of(), abilities);
    catalogue.dashboards(List.of(), abilities);
    catalogue.pullRequests(List.of());
    catalogue.conversations(List.of());
    catalogue.findings(List.of());
    catalogue.previews(List.of());

    // Then
    assertThat(statements.count()).isZero();
  }

  private static List<Standing> standings() {
    List<Standing> standings = new ArrayList<>();
    VIEWERS.forEach(
        viewer -> PROJECTS.forEach(project -> standings.add(new Standing(viewer, project))));
    return standings;
  }

  private static List<ContentQuery> contentQueries() {
    List<ContentQuery> queries = new ArrayList<>();
    standings()
        .forEach(
            standing ->
                CHARTS.forEach(
                    chart ->
                        queries.add(
                            new ContentQuery(standing.viewer(), standing.projectUuid(), chart))));
    return queries;
  }
}
