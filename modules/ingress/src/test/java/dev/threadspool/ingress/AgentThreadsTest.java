package dev.threadspool.ingress;

import static dev.threadspool.ingress.harness.Reader.ADA;
import static dev.threadspool.ingress.harness.Reader.DEV;
import static dev.threadspool.ingress.harness.Reader.MO;
import static dev.threadspool.ingress.harness.Reader.TOM;
import static dev.threadspool.ingress.harness.Reader.VIC;
import static dev.threadspool.ingress.harness.Reader.uuid;
import static dev.threadspool.ingress.harness.Reader.uuids;
import static dev.threadspool.ingress.harness.Threads.service;
import static dev.threadspool.ingress.harness.Threads.thread;
import static dev.threadspool.ingress.harness.Threads.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.ingress.harness.Answer;
import dev.threadspool.ingress.harness.Reader;
import dev.threadspool.ingress.harness.Shared;
import dev.threadspool.ingress.harness.Threads;
import dev.threadspool.local.sample.SampleLightdash;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** An agent's threads, and how lists are put together. */
@ExtendWith(Shared.Extension.class)
class AgentThreadsTest {

  private final Shared shared;
  private final Reader reader;

  AgentThreadsTest(Shared shared) {
    this.shared = shared;
    this.reader = new Reader(shared);
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
    Answer answer = reader.agentThreads(ADA, "").isOk();

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
    assertThat(uuids(reader.agentThreads(DEV, "?allUsers=true").isOk().results()))
        .containsExactlyInAnyOrderElementsOf(all);
    assertThat(reader.agentThreads(DEV, "?allUsers=false").isOk().results()).isEmpty();
    Answer refused = reader.agentThreads(VIC, "?allUsers=true").isError(403, "ForbiddenError");
    assertThat(refused.message()).isEqualTo("Insufficient permissions to view all agent threads");
  }

  @Test
  void shouldListAnAgentsThreadsToWhoMayUseIt() {
    // Given
    store(ada());
    store(thread().of(user(SampleLightdash.MEMBER)));

    // When
    Answer member = reader.agentThreads(MO, "");
    Answer stranger = reader.agentThreads(TOM, "");
    Answer elsewhere =
        reader.list(ADA, SampleLightdash.OTHER_PROJECT, "/%s/threads".formatted(agent()));

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
    shared.world().rows().store(threads);

    // When
    List<String> listed = uuids(reader.agentThreads(ADA, "").isOk().results());
    List<String> inProject = uuids(reader.projectThreads(ADA, "").isOk().results().path("data"));

    // Then
    List<String> expected =
        threads.stream()
            .sorted(
                Comparator.comparing(StoredThread::createdAt)
                    .thenComparing(thread -> thread.threadUuid().toString())
                    .reversed())
            .map(Reader::uuid)
            .toList();
    assertThat(listed).isEqualTo(expected);
    assertThat(inProject).isEqualTo(expected);
  }

  @Test
  void shouldListAServiceItsOwnThreadsAndEverybodysOfItsOrganization() {
    // Given
    String ours = "Bearer " + shared.issuer().token(claims -> claims.subject(agent().toString()));
    StoredThread own = store(thread().of(service(agent())).from("service"));
    StoredThread users = store(ada());

    // When / Then
    assertThat(uuids(reader.agentThreads(ours, "").isOk().results())).containsExactly(uuid(own));
    assertThat(uuids(reader.agentThreads(ours, "?allUsers=true").isOk().results()))
        .containsExactlyInAnyOrder(uuid(own), uuid(users));
    assertThat(uuids(reader.projectThreads(ours, "").isOk().results().path("data")))
        .containsExactly(uuid(own));
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
}
