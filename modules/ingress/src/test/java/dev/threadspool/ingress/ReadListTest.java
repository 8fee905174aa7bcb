package dev.threadspool.ingress;

import static dev.threadspool.ingress.harness.Threads.service;
import static dev.threadspool.ingress.harness.Threads.thread;
import static dev.threadspool.ingress.harness.Threads.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.ingress.harness.Answer;
import dev.threadspool.ingress.harness.TestIngress;
import dev.threadspool.ingress.harness.TestIssuer;
import dev.threadspool.ingress.harness.Threads;
import dev.threadspool.ingress.harness.World;
import dev.threadspool.local.sample.SampleLightdash;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** An agent's threads, and a project's. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadListTest {

  private static final String ADA = "ApiKey " + SampleLightdash.ADMIN_TOKEN;
  private static final String DEV = "ApiKey " + SampleLightdash.DEVELOPER_TOKEN;
  private static final String VIC = "ApiKey " + SampleLightdash.VIEWER_TOKEN;
  private static final String MO = "ApiKey " + SampleLightdash.MEMBER_TOKEN;
  private static final String TOM = "ApiKey " + SampleLightdash.OTHER_ORGANIZATIONS_TOKEN;

  private World world;
  private TestIssuer issuer;
  private TestIngress ingress;

  @BeforeAll
  void start() {
    world = new World();
    issuer = new TestIssuer();
    ingress = world.start(issuer.settings());
  }

  @AfterAll
  void stop() {
    world.close();
    issuer.close();
  }

  @BeforeEach
  void clear() {
    world.rows().clear();
  }

  @Test
  void shouldListOnesOwnThreadsWithAnAgentNewestFirst() {
    // Given
    StoredThread old = store(ada().at(Threads.NOON.minusSeconds(9)));
    StoredThread young = store(ada().titled("T"));
    StoredThread middle = store(ada().at(Threads.NOON.minusSeconds(5)));
    store(ada().agent(SampleLightdash.USER_LIST_AGENT));
    store(thread().of(user(SampleLightdash.VIEWER)));
    store(thread().of(service(SampleLightdash.ADMIN)));
    store(ada().from("evals"));

    // When
    Answer answer = agentThreads(ADA, "").isOk();

    // Then
    assertThat(uuids(answer.results())).containsExactly(uuid(young), uuid(middle), uuid(old));
    JsonNode first = answer.results().get(0);
    assertThat(first.propertyNames())
        .containsExactlyInAnyOrder(
            "uuid",
            "agentUuid",
            "createdAt",
            "createdFrom",
            "title",
            "titleGeneratedAt",
            "firstMessage",
            "user");
    assertThat(first.path("titleGeneratedAt").asString()).isEqualTo("2026-11-20T12:00:01.120Z");
    assertThat(first.path("firstMessage").path("message").asString())
        .isEqualTo("Which jaffle sells best?");
  }

  @Test
  void shouldListEverybodysThreadsToWhoManagesAgents() {
    // Given
    List<String> all =
        List.of(
            uuid(store(ada())),
            uuid(store(thread().of(user(SampleLightdash.VIEWER)))),
            uuid(store(thread().of(service(SampleLightdash.ADMIN)).from("service"))),
            uuid(store(thread().from("slack"))));
    store(thread().in(SampleLightdash.OTHER_ORGANIZATION, SampleLightdash.PROJECT));

    // When / Then
    assertThat(uuids(agentThreads(DEV, "?allUsers=true").isOk().results()))
        .containsExactlyInAnyOrderElementsOf(all);
    assertThat(agentThreads(DEV, "?allUsers=false").isOk().results()).isEmpty();
    Answer refused = agentThreads(VIC, "?allUsers=true").isError(403, "ForbiddenError");
    assertThat(refused.message()).isEqualTo("Insufficient permissions to view all agent threads");
  }

  @Test
  void shouldListAnAgentsThreadsToWhoMayUseIt() {
    // Given
    store(ada());
    store(thread().of(user(SampleLightdash.MEMBER)));

    // When
    Answer member = agentThreads(MO, "");
    Answer stranger = agentThreads(TOM, "");
    Answer elsewhere =
        list(ADA, SampleLightdash.OTHER_PROJECT, "/%s/threads".formatted(agent()), "");

    // Then
    member.isError(403, "ForbiddenError");
    assertThat(member.message()).isEqualTo("Insufficient permissions to access this agent");
    for (Answer answer : List.of(stranger, elsewhere)) {
      answer.isError(400, "AiAgentNotFoundError");
      assertThat(answer.message()).isEqualTo("AI agent not found for uuid: " + agent());
    }
  }

  @Test
  void shouldListMoreThreadsThanArePutTogetherAtOnce() {
    // Given more than two pieces, many of them of the same moment
    List<StoredThread> threads = new ArrayList<>();
    for (int i = 0; i < 230; i++) {
      threads.add(ada().at(Threads.NOON.minus(Duration.ofMillis(i / 60))).make());
    }
    world.rows().store(threads);

    // When
    List<String> listed = uuids(agentThreads(ADA, "").isOk().results());
    List<String> inProject = uuids(projectThreads(ADA, "").isOk().results().path("data"));

    // Then
    List<String> expected =
        threads.stream()
            .sorted(
                Comparator.comparing(StoredThread::createdAt)
                    .thenComparing(thread -> thread.threadUuid().toString())
                    .reversed())
            .map(ReadListTest::uuid)
            .toList();
    assertThat(listed).isEqualTo(expected);
    assertThat(inProject).isEqualTo(expected);
  }

  @Test
  void shouldListOnesOwnThreadsInAProject() {
    // Given
    StoredThread one = store(ada());
    StoredThread other =
        store(ada().agent(SampleLightdash.USER_LIST_AGENT).at(Threads.NOON.minusSeconds(1)));
    store(thread().of(user(SampleLightdash.VIEWER)));
    store(
        ada()
            .in(SampleLightdash.ORGANIZATION, SampleLightdash.OTHER_PROJECT)
            .agent(SampleLightdash.OTHER_PROJECTS_AGENT));
    store(ada().agent(UUID.randomUUID()));

    // When
    Answer answer = projectThreads(ADA, "").isOk();

    // Then
    assertThat(answer.results().propertyNames()).containsExactly("data");
    JsonNode data = answer.results().path("data");
    assertThat(uuids(data)).containsExactly(uuid(one), uuid(other));
    assertThat(data.get(0).path("agentName").asString()).isEqualTo("Jaffle analyst");
    assertThat(data.get(1).path("agentName").asString()).isEqualTo("Mo's helper");
    assertThat(data.get(0).get("agentImageUrl").isNull()).isTrue();
  }

  @Test
  void shouldNotListThreadsOfAnAgentThatOneMayNotUseAnyMore() {
    // Given
    store(thread().of(user(SampleLightdash.MEMBER)));
    StoredThread open =
        store(thread().of(user(SampleLightdash.MEMBER)).agent(SampleLightdash.USER_LIST_AGENT));

    // When / Then
    assertThat(uuids(projectThreads(MO, "").isOk().results().path("data")))
        .containsExactly(uuid(open));
    assertThat(
            projectThreads(MO, "?page=1&pageSize=10&agentUuid=" + agent())
                .isOk()
                .results()
                .path("data"))
        .isEmpty();
  }

  @Test
  void shouldTellAnotherOrganizationNothingOfAProject() {
    // Given
    store(ada());
    store(thread().of(user(SampleLightdash.OTHER_ORGANIZATIONS_ADMIN)));

    // When / Then
    assertThat(projectThreads(TOM, "").isOk().results())
        .isEqualTo(list(TOM, UUID.randomUUID(), "/threads", "").isOk().results());
  }

  @Test
  void shouldPaginateWhereBothArePageAndSize() {
    // Given
    for (int i = 0; i < 5; i++) {
      store(ada().titled("n" + i).at(Threads.NOON.plusSeconds(i)));
    }

    // When / Then
    JsonNode second = projectThreads(ADA, "?page=2&pageSize=2").isOk().results();
    assertThat(titles(second)).containsExactly("n2", "n1");
    assertThat(second.path("pagination").toString())
        .isEqualTo("{\"page\":2,\"pageSize\":2,\"totalPageCount\":3,\"totalResults\":5}");
    JsonNode last = projectThreads(ADA, "?page=3&pageSize=2").isOk().results();
    assertThat(titles(last)).containsExactly("n0");
    JsonNode beyond = projectThreads(ADA, "?page=1000000&pageSize=100").isOk().results();
    assertThat(titles(beyond)).isEmpty();
    assertThat(beyond.path("pagination").path("totalPageCount").asInt()).isEqualTo(1);
    assertThat(projectThreads(ADA, "?page=2").isOk().results().path("data")).hasSize(5);
    assertThat(projectThreads(ADA, "?pageSize=2").isOk().results().has("pagination")).isFalse();
    JsonNode none = projectThreads(VIC, "?page=1&pageSize=2").isOk().results();
    assertThat(none.toString())
        .isEqualTo(
            "{\"data\":[],\"pagination\":{\"page\":1,\"pageSize\":2,\"totalPageCount\":0,\"totalResults\":0}}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "sales | 100% of Sales, sales_2026, Überall SALES",
        "% | 100% of Sales",
        "_ | sales_2026",
        "! | Why!",
        "\\ | back\\slash",
        "über | Überall SALES",
        "' | it's",
        "nothing |"
      })
  void shouldSearchTitlesLiterally(String search, String found) {
    // Given
    List<String> titles =
        List.of(
            "100% of Sales", "sales_2026", "Überall SALES", "Why!", "back\\slash", "it's", "sa");
    titles.forEach(title -> store(ada().titled(title)));
    store(ada().asking("sales % _ ! \\ '", List.of()));

    // When
    JsonNode results =
        projectThreads(
                ADA,
                "?page=1&pageSize=50&search=" + URLEncoder.encode(search, StandardCharsets.UTF_8))
            .isOk()
            .results();

    // Then
    List<String> expected = found == null ? List.of() : List.of(found.split(", "));
    assertThat(titles(results)).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(results.path("pagination").path("totalResults").asInt()).isEqualTo(expected.size());
  }

  @Test
  void shouldNarrowToAnAgentAndAnOrigin() {
    // Given
    StoredThread evaluation = store(ada().from("evals"));
    StoredThread other = store(ada().agent(SampleLightdash.USER_LIST_AGENT));
    StoredThread plain = store(ada().at(Threads.NOON.minusSeconds(1)));

    // When / Then
    assertThat(uuids(projectThreads(ADA, "?createdFrom=evals").results().path("data")))
        .containsExactly(uuid(evaluation));
    assertThat(
            uuids(
                projectThreads(ADA, "?agentUuid=" + SampleLightdash.USER_LIST_AGENT)
                    .results()
                    .path("data")))
        .containsExactly(uuid(other));
    assertThat(
            uuids(
                projectThreads(ADA, "?createdFrom=web_app&search=&agentUuid=" + agent())
                    .results()
                    .path("data")))
        .containsExactly(uuid(plain));
    assertThat(
            projectThreads(ADA, "?agentUuid=" + SampleLightdash.OTHER_ORGANIZATIONS_AGENT)
                .isOk()
                .results()
                .path("data"))
        .isEmpty();
  }

  @Test
  void shouldListAServiceItsOwnThreadsAndEverybodysOfItsOrganization() {
    // Given
    String ours = "Bearer " + issuer.token(claims -> claims.subject(agent().toString()));
    StoredThread own = store(thread().of(service(agent())).from("service"));
    StoredThread users = store(ada());

    // When / Then
    assertThat(uuids(agentThreads(ours, "").isOk().results())).containsExactly(uuid(own));
    assertThat(uuids(agentThreads(ours, "?allUsers=true").isOk().results()))
        .containsExactlyInAnyOrder(uuid(own), uuid(users));
    assertThat(uuids(projectThreads(ours, "").isOk().results().path("data")))
        .containsExactly(uuid(own));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "page=0&pageSize=1 page",
        "page=-1 page",
        "page=x page",
        "page=1000001 page",
        "page=99999999999999999999 page",
        "page= page",
        "page=1&page=2 page",
        "pageSize=0 pageSize",
        "pageSize=101 pageSize",
        "pageSize=1.5 pageSize",
        "agentUuid=x agentUuid",
        "createdFrom=%00 createdFrom",
        "search=a%00b search"
      })
  void shouldNameTheParameterAtFault(String queryAndName) {
    // Given
    String[] parts = queryAndName.split(" ");

    // When
    Answer answer = projectThreads(ADA, "?" + parts[0]);

    // Then
    answer.isError(422, "ValidateError");
    assertThat(answer.data().propertyNames()).containsExactly(parts[1]);
  }

  @Test
  void shouldNameAllThatIsAtFault() {
    // When
    Answer project = projectThreads(ADA, "?page=x&pageSize=0&search=" + "s".repeat(256));
    Answer agents = agentThreads(ADA, "?allUsers=yes");

    // Then
    project.isError(422, "ValidateError");
    assertThat(project.data().propertyNames())
        .containsExactlyInAnyOrder("page", "pageSize", "search");
    agents.isError(422, "ValidateError");
    assertThat(agents.data().propertyNames()).containsExactly("allUsers");
    projectThreads(ADA, "?search=" + "s".repeat(255)).isOk();
  }

  @Test
  void shouldUseTheEnvelopeForAQueryThatCannotBeRead() {
    // When
    String answer =
        ingress.raw(
            "GET %s?search=%%zz HTTP/1.1\r\nHost: x\r\nAuthorization: %s\r\n"
                .formatted(
                    "/api/v1/projects/%s/aiAgents/threads".formatted(SampleLightdash.PROJECT),
                    ADA));

    // Then
    assertThat(answer).startsWith("HTTP/1.1 400").contains("\"statusCode\":400");
  }

  private static Threads ada() {
    return thread().of(user(SampleLightdash.ADMIN));
  }

  private static UUID agent() {
    return SampleLightdash.OPEN_AGENT;
  }

  private StoredThread store(Threads thread) {
    return world.rows().store(thread.make());
  }

  private Answer agentThreads(String authorization, String query) {
    return list(authorization, SampleLightdash.PROJECT, "/%s/threads".formatted(agent()), query);
  }

  private Answer projectThreads(String authorization, String query) {
    return list(authorization, SampleLightdash.PROJECT, "/threads", query);
  }

  private Answer list(String authorization, UUID project, String path, String query) {
    return ingress.read(authorization, project, path + query);
  }

  private static List<String> uuids(JsonNode array) {
    return array.valueStream().map(each -> each.path("uuid").asString()).toList();
  }

  private static List<String> titles(JsonNode results) {
    return results.path("data").valueStream().map(each -> each.path("title").asString()).toList();
  }

  private static String uuid(StoredThread thread) {
    return thread.threadUuid().toString();
  }
}
