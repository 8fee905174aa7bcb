package dev.threadspool.ingress;

import static dev.threadspool.ingress.harness.Reader.ADA;
import static dev.threadspool.ingress.harness.Reader.DEV;
import static dev.threadspool.ingress.harness.Reader.TOM;
import static dev.threadspool.ingress.harness.Reader.VIC;
import static dev.threadspool.ingress.harness.Threads.thread;
import static dev.threadspool.ingress.harness.Threads.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.contract.model.Actor;
import dev.threadspool.contract.model.ApiError;
import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.ingress.harness.Answer;
import dev.threadspool.ingress.harness.Reader;
import dev.threadspool.ingress.harness.Shared;
import dev.threadspool.ingress.harness.Threads;
import dev.threadspool.local.sample.SampleLightdash;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What became of a command whose thread was never made. */
@ExtendWith(Shared.Extension.class)
class ReadRejectionTest {

  private static final Actor UPSTREAM = Threads.service(SampleLightdash.VIEWER);

  private final Shared shared;
  private final Reader reader;

  ReadRejectionTest(Shared shared) {
    this.shared = shared;
    this.reader = new Reader(shared);
  }

  static Stream<Arguments> rejected() {
    Actor vic = user(SampleLightdash.VIEWER);
    return Stream.of(
        Arguments.of("who asked", VIC, vic, 410),
        Arguments.of("another user", VIC, user(SampleLightdash.ADMIN), 404),
        Arguments.of("the user with the uuid of the service that asked", VIC, UPSTREAM, 404),
        Arguments.of("who manages agents", DEV, vic, 410),
        Arguments.of("another organization's admin", TOM, vic, 404),
        Arguments.of("service", Reader.service(SampleLightdash.ORGANIZATION), vic, 410));
  }

  @ParameterizedTest(name = "{0}: {3}")
  @MethodSource("rejected")
  void shouldTellAStoredRejectionToWhoMayKnow(String who, String caller, Actor actor, int status) {
    // Given
    UUID it = UUID.randomUUID();
    reject(
        it,
        actor,
        new ApiError("NotFoundError", 410, "It was erased", "{\"a\":{\"b\":[]}}"),
        Threads.NOON);

    // When
    Answer answer = reader.thread(caller, SampleLightdash.PROJECT, SampleLightdash.OPEN_AGENT, it);

    // Then
    assertThat(answer.status()).as(who).isEqualTo(status);
    if (status == 410) {
      answer.isError(410, "NotFoundError");
      assertThat(answer.message()).isEqualTo("It was erased");
      assertThat(answer.data().toString()).isEqualTo("{\"a\":{\"b\":[]}}");
    }
  }

  @Test
  void shouldTellTheLatestRejectionAndOnesOwnFirst() {
    // Given
    UUID it = UUID.randomUUID();
    Actor vic = user(SampleLightdash.VIEWER);
    reject(
        it, vic, new ApiError("ParameterError", 400, "newer", null), Threads.NOON.plusSeconds(1));
    reject(it, vic, new ApiError("ParameterError", 400, "older", null), Threads.NOON);
    reject(
        it,
        UPSTREAM,
        new ApiError("AlreadyExistsError", 409, "newest", null),
        Threads.NOON.plusSeconds(2));

    // When / Then
    assertThat(reader.thread(VIC, it).message()).isEqualTo("newer");
    assertThat(reader.thread(DEV, it).message()).isEqualTo("newest");
  }

  @Test
  void shouldPreferTheThreadToARejection() {
    // Given a command for a thread that is there already
    StoredThread stored = shared.world().rows().store(thread().make());
    reject(
        stored.threadUuid(),
        user(SampleLightdash.ADMIN),
        new ApiError("AlreadyExistsError", 409, "another", null),
        Threads.NOON);

    // When / Then
    reader.thread(ADA, stored).isOk();
  }

  @Test
  void shouldTellARejectionInItsPlaceOnly() {
    // Given
    UUID it = UUID.randomUUID();
    reject(
        it,
        user(SampleLightdash.ADMIN),
        new ApiError("ForbiddenError", 403, "secret", null),
        Threads.NOON);

    // When / Then
    reader
        .thread(ADA, SampleLightdash.OTHER_PROJECT, SampleLightdash.OPEN_AGENT, it)
        .isError(404, "NotFoundError");
    reader
        .thread(ADA, SampleLightdash.PROJECT, SampleLightdash.USER_LIST_AGENT, it)
        .isError(404, "NotFoundError");
  }

  @Test
  void shouldTellARejectionForAnAgentThatDoesNotExist() {
    // Given
    UUID it = UUID.randomUUID();
    UUID agent = UUID.randomUUID();
    shared
        .world()
        .rows()
        .reject(
            it,
            SampleLightdash.PROJECT,
            agent,
            user(SampleLightdash.VIEWER),
            new ApiError("AiAgentNotFoundError", 400, "AI agent not found for uuid", null),
            Threads.NOON);

    // When / Then
    reader.thread(VIC, SampleLightdash.PROJECT, agent, it).isError(400, "AiAgentNotFoundError");
  }

  private void reject(UUID threadUuid, Actor actor, ApiError error, Instant at) {
    shared
        .world()
        .rows()
        .reject(threadUuid, SampleLightdash.PROJECT, SampleLightdash.OPEN_AGENT, actor, error, at);
  }
}
