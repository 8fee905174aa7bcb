package dev.threadspool.ingress;

import static dev.threadspool.ingress.harness.Reader.ADA;
import static dev.threadspool.ingress.harness.Reader.DEV;
import static dev.threadspool.ingress.harness.Reader.MO;
import static dev.threadspool.ingress.harness.Reader.TOM;
import static dev.threadspool.ingress.harness.Reader.VIC;
import static dev.threadspool.ingress.harness.Threads.thread;
import static dev.threadspool.ingress.harness.Threads.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.contract.model.Actor;
import dev.threadspool.contract.model.ResolvedItem;
import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.ingress.harness.Answer;
import dev.threadspool.ingress.harness.Reader;
import dev.threadspool.ingress.harness.Shared;
import dev.threadspool.ingress.harness.TestIngress;
import dev.threadspool.ingress.harness.Threads;
import dev.threadspool.local.sample.SampleLightdash;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One thread: its shape, who may see it, and where it is found. */
@ExtendWith(Shared.Extension.class)
class ReadThreadTest {

  private static final Actor UPSTREAM = Threads.service(SampleLightdash.VIEWER);

  private final Shared shared;
  private final Reader reader;

  ReadThreadTest(Shared shared) {
    this.shared = shared;
    this.reader = new Reader(shared);
  }

  @Test
  void shouldShowSummaryAndFirstMessageWithItsContext() {
    // Given
    ResolvedItem chart =
        new ResolvedItem.Chart(
            SampleLightdash.CHART, "revenue", null, "Revenue by month", null, "vertical_bar");
    ResolvedItem change =
        new ResolvedItem.ProposedChange("f1", "{\"changeKind\":\"semantic_layer\",\"n\":1.10}");
    StoredThread stored =
        shared
            .world()
            .rows()
            .store(
                thread().titled("Best sellers").asking("Why “so”?", List.of(chart, change)).make());

    // When
    Answer answer = reader.thread(ADA, stored);

    // Then
    answer.isOk();
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.results())
        .isEqualTo(
            json(
                """
                {"uuid":"%1$s","agentUuid":"%2$s","createdAt":"2026-11-20T12:00:00.120Z","createdFrom":"web_app",
                 "title":"Best sellers","titleGeneratedAt":"2026-11-20T12:00:01.120Z",
                 "firstMessage":{"uuid":"%3$s","message":"Why “so”?"},"user":{"uuid":"%4$s","name":"Ada Admin"},
                 "messages":[{"role":"user","uuid":"%3$s","threadUuid":"%1$s","message":"Why “so”?",
                   "createdAt":"2026-11-20T12:00:00.120Z",
                   "user":{"uuid":"%4$s","name":"Ada Admin","slackUserId":null},
                   "context":[
                     {"type":"chart","chartUuid":"%5$s","chartSlug":"revenue","pinnedVersionUuid":null,
                      "displayName":"Revenue by month","runtimeOverrides":null,"chartKind":"vertical_bar"},
                     {"type":"proposed_change","fingerprint":"f1",
                      "payload":{"changeKind":"semantic_layer","n":1.10}}],
                   "steers":[],"hidden":false}],
                 "compactions":[]}
                """
                    .formatted(
                        stored.threadUuid(),
                        stored.agentUuid(),
                        stored.promptUuid(),
                        SampleLightdash.ADMIN,
                        SampleLightdash.CHART)));
  }

  static Stream<Arguments> access() {
    UUID open = SampleLightdash.OPEN_AGENT;
    Actor ada = user(SampleLightdash.ADMIN);
    Actor vic = user(SampleLightdash.VIEWER);
    Actor mo = user(SampleLightdash.MEMBER);
    String sameOrganization = Reader.service(SampleLightdash.ORGANIZATION);
    String otherOrganization = Reader.service(SampleLightdash.OTHER_ORGANIZATION);
    return Stream.of(
        Arguments.of("owner", VIC, vic, open, 200),
        Arguments.of("another user", VIC, ada, open, 403),
        Arguments.of("a user with the uuid of the service that asked", VIC, UPSTREAM, open, 403),
        Arguments.of("who manages agents", DEV, vic, open, 200),
        Arguments.of("admin", ADA, UPSTREAM, open, 200),
        Arguments.of("member who may not use the agent", MO, ada, open, 403),
        Arguments.of("owner who may not use the agent any more", MO, mo, open, 403),
        Arguments.of("listed owner", MO, mo, SampleLightdash.USER_LIST_AGENT, 200),
        Arguments.of("owner, admin-only agent", VIC, vic, SampleLightdash.ADMIN_ONLY_AGENT, 403),
        Arguments.of("another organization's admin", TOM, ada, open, 404),
        Arguments.of("service", sameOrganization, ada, open, 200),
        Arguments.of("another organization's service", otherOrganization, ada, open, 404));
  }

  @ParameterizedTest(name = "{0}: {4}")
  @MethodSource("access")
  void shouldShowAThreadToWhoMaySeeIt(
      String who, String caller, Actor owner, UUID agentUuid, int status) {
    // Given
    StoredThread stored = shared.world().rows().store(thread().agent(agentUuid).of(owner).make());

    // When
    Answer answer = reader.thread(caller, stored);

    // Then
    assertThat(answer.status()).as(who + ": " + answer.body()).isEqualTo(status);
    if (status == 403) {
      answer.isError(403, "ForbiddenError");
      assertThat(answer.message()).isEqualTo("Insufficient permissions to view this thread");
    }
  }

  @Test
  void shouldNotTellAnotherOrganizationsThreadFromNone() {
    // Given
    StoredThread stored = shared.world().rows().store(thread().make());
    UUID nobodys = UUID.randomUUID();

    // When
    Answer hidden = reader.thread(TOM, stored);
    Answer missing =
        reader.thread(TOM, SampleLightdash.PROJECT, SampleLightdash.OPEN_AGENT, nobodys);

    // Then
    assertThat(hidden.body().toString().replace(stored.threadUuid().toString(), "it"))
        .isEqualTo(missing.body().toString().replace(nobodys.toString(), "it"));
    assertThat(hidden.header("Retry-After")).isEqualTo(missing.header("Retry-After"));
  }

  @Test
  void shouldNotShowAThreadThatClaimsAnotherOrganization() {
    // Given a thread of our agent that another organization's row claims
    StoredThread stored =
        shared
            .world()
            .rows()
            .store(thread().in(SampleLightdash.OTHER_ORGANIZATION, SampleLightdash.PROJECT).make());

    // When / Then
    reader.thread(ADA, stored).isError(404, "NotFoundError");
    reader.thread(TOM, stored).isError(404, "NotFoundError");
  }

  @Test
  void shouldFindAThreadInItsPlaceOnly() {
    // Given
    StoredThread stored = shared.world().rows().store(thread().make());
    UUID it = stored.threadUuid();

    // When / Then
    reader
        .thread(ADA, SampleLightdash.OTHER_PROJECT, SampleLightdash.OPEN_AGENT, it)
        .isError(404, "NotFoundError");
    reader
        .thread(ADA, SampleLightdash.PROJECT, SampleLightdash.USER_LIST_AGENT, it)
        .isError(404, "NotFoundError");
    reader.thread(ADA, SampleLightdash.PROJECT, SampleLightdash.OPEN_AGENT, it).isOk();
  }

  @Test
  void shouldSayThatAThreadIsNotThereYet() {
    // Given
    UUID it = UUID.randomUUID();

    // When
    Answer answer = reader.thread(ADA, SampleLightdash.PROJECT, SampleLightdash.OPEN_AGENT, it);

    // Then
    answer.isError(404, "NotFoundError");
    assertThat(answer.message())
        .isEqualTo(
            "AI agent thread not found for uuid: %s/%s".formatted(SampleLightdash.OPEN_AGENT, it));
    assertThat(answer.header("Retry-After")).isEqualTo("1");
  }

  @Test
  void shouldNotFindAThreadWhoseAgentIsGone() {
    // Given
    StoredThread stored = shared.world().rows().store(thread().agent(UUID.randomUUID()).make());

    // When / Then
    reader.thread(ADA, stored).isError(404, "NotFoundError");
  }

  @ParameterizedTest
  @CsvSource({"x,{a},{t},projectUuid", "{p},1-1-1-1-1,{t},agentUuid", "{p},{a},y,threadUuid"})
  void shouldNameWhatIsNoUuid(String project, String agent, String thread, String member) {
    // When
    Answer answer =
        shared
            .ingress()
            .answer(
                shared
                    .ingress()
                    .to(
                        "/api/v1/projects/%s/aiAgents/%s/threads/%s"
                            .formatted(project, agent, thread)
                            .replace("{p}", SampleLightdash.PROJECT.toString())
                            .replace("{a}", SampleLightdash.OPEN_AGENT.toString())
                            .replace("{t}", UUID.randomUUID().toString()))
                    .header("Authorization", ADA)
                    .build());

    // Then
    answer.isError(422, "ValidateError");
    assertThat(answer.data().propertyNames()).containsExactly(member);
  }

  @ParameterizedTest
  @CsvSource({
    ",401,AuthorizationError",
    "ApiKey nobody's,401,AuthorizationError",
    "ApiKey " + SampleLightdash.DEACTIVATED_TOKEN + ",403,DeactivatedAccountError",
    "ApiKey " + SampleLightdash.TOKEN_WITHOUT_ORGANIZATION + ",403,ForbiddenError"
  })
  void shouldAskWhoReads(String authorization, int status, String name) {
    // Given
    StoredThread stored = shared.world().rows().store(thread().make());
    var request = shared.ingress().to(path(stored));
    if (authorization != null) {
      request.header("Authorization", authorization);
    }

    // When / Then
    shared.ingress().answer(request.build()).isError(status, name);
  }

  private static String path(StoredThread thread) {
    return TestIngress.threads(thread.projectUuid(), thread.agentUuid())
        + "/"
        + thread.threadUuid();
  }

  private static JsonNode json(String text) {
    return new JsonMapper().readTree(text);
  }
}
