package dev.threadspool.ingress;

import static dev.threadspool.ingress.harness.Reader.ADA;
import static dev.threadspool.ingress.harness.Reader.MO;
import static dev.threadspool.ingress.harness.Reader.TOM;
import static dev.threadspool.ingress.harness.Reader.VIC;
import static dev.threadspool.ingress.harness.Reader.uuid;
import static dev.threadspool.ingress.harness.Reader.uuids;
import static dev.threadspool.ingress.harness.Threads.thread;
import static dev.threadspool.ingress.harness.Threads.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.ingress.harness.Answer;
import dev.threadspool.ingress.harness.Reader;
import dev.threadspool.ingress.harness.Shared;
import dev.threadspool.ingress.harness.Threads;
import dev.threadspool.local.sample.SampleLightdash;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** A project's threads: one's own, in pages, narrowed and searched. */
@ExtendWith(Shared.Extension.class)
class ProjectThreadsTest {

  private final Shared shared;
  private final Reader reader;

  ProjectThreadsTest(Shared shared) {
    this.shared = shared;
    this.reader = new Reader(shared);
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
    Answer answer = reader.projectThreads(ADA, "").isOk();

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
    assertThat(uuids(reader.projectThreads(MO, "").isOk().results().path("data")))
        .containsExactly(uuid(open));
    assertThat(
            reader
                .projectThreads(MO, "?page=1&pageSize=10&agentUuid=" + agent())
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
    assertThat(reader.projectThreads(TOM, "").isOk().results())
        .isEqualTo(reader.list(TOM, UUID.randomUUID(), "/threads").isOk().results());
  }

  @Test
  void shouldPaginateWhereBothArePageAndSize() {
    // Given
    for (int i = 0; i < 5; i++) {
      store(ada().titled("n" + i).at(Threads.NOON.plusSeconds(i)));
    }

    // When / Then
    JsonNode second = reader.projectThreads(ADA, "?page=2&pageSize=2").isOk().results();
    assertThat(titles(second)).containsExactly("n2", "n1");
    assertThat(second.path("pagination").toString())
        .isEqualTo("{\"page\":2,\"pageSize\":2,\"totalPageCount\":3,\"totalResults\":5}");
    JsonNode last = reader.projectThreads(ADA, "?page=3&pageSize=2").isOk().results();
    assertThat(titles(last)).containsExactly("n0");
    JsonNode beyond = reader.projectThreads(ADA, "?page=1000000&pageSize=100").isOk().results();
    assertThat(titles(beyond)).isEmpty();
    assertThat(beyond.path("pagination").path("totalPageCount").asInt()).isEqualTo(1);
    assertThat(reader.projectThreads(ADA, "?page=2").isOk().results().path("data")).hasSize(5);
    assertThat(reader.projectThreads(ADA, "?pageSize=2").isOk().results().has("pagination"))
        .isFalse();
    JsonNode none = reader.projectThreads(VIC, "?page=1&pageSize=2").isOk().results();
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
        reader
            .projectThreads(
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
    assertThat(uuids(reader.projectThreads(ADA, "?createdFrom=evals").results().path("data")))
        .containsExactly(uuid(evaluation));
    assertThat(
            uuids(
                reader
                    .projectThreads(ADA, "?agentUuid=" + SampleLightdash.USER_LIST_AGENT)
                    .results()
                    .path("data")))
        .containsExactly(uuid(other));
    assertThat(
            uuids(
                reader
                    .projectThreads(ADA, "?createdFrom=web_app&search=&agentUuid=" + agent())
                    .results()
                    .path("data")))
        .containsExactly(uuid(plain));
    assertThat(
            reader
                .projectThreads(ADA, "?agentUuid=" + SampleLightdash.OTHER_ORGANIZATIONS_AGENT)
                .isOk()
                .results()
                .path("data"))
        .isEmpty();
  }

  private static Threads ada() {
    return thread().of(user(SampleLightdash.ADMIN));
  }

  private static UUID agent() {
    return SampleLightdash.OPEN_AGENT;
  }

  private StoredThread store(Threads thread) {
    return shared.world().rows().store(thread.make());
  }

  private static List<String> titles(JsonNode results) {
    return results.path("data").valueStream().map(each -> each.path("title").asString()).toList();
  }
}
