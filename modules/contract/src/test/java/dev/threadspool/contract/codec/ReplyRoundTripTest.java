package dev.threadspool.contract.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.contract.model.ApiError;
import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.contract.support.Binary;
import dev.threadspool.contract.support.Threads;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Replies: what {@code AiAgentThreadSummary} says, or an error. */
class ReplyRoundTripTest {

  private static final UUID ATTEMPT = Threads.uuid(99);

  @Test
  void shouldTellTheThreadToTheAttemptThatIsAnswered() {
    for (StoredThread thread : EventRoundTripTest.THREADS) {
      // When
      var reply = Binary.throughBytes(ReplyCodec.toAvro(ATTEMPT, thread));

      // Then
      assertThat(reply.getCommandId()).isEqualTo(ATTEMPT);
      assertThat(reply.getThreadUuid()).isEqualTo(thread.threadUuid());
      assertThat(reply.getError()).isNull();
      var summary = reply.getThread();
      assertThat(summary.getUuid()).isEqualTo(thread.threadUuid());
      assertThat(summary.getAgentUuid()).isEqualTo(thread.agentUuid());
      assertThat(summary.getCreatedAt()).isEqualTo(thread.createdAt());
      assertThat(summary.getCreatedFrom()).isEqualTo(thread.createdFrom());
      assertThat(summary.getTitle()).isEqualTo(thread.title());
      assertThat(summary.getTitleGeneratedAt()).isEqualTo(thread.titleGeneratedAt());
      assertThat(summary.getFirstMessage().getUuid()).isEqualTo(thread.promptUuid());
      assertThat(summary.getFirstMessage().getMessage()).isEqualTo(thread.prompt());
      assertThat(summary.getUser().getUuid()).isEqualTo(thread.actor().uuid());
      assertThat(summary.getUser().getName()).isEqualTo(thread.actorName());
    }
  }

  @Test
  void shouldTellTheError() {
    // Given
    ApiError error = new ApiError("ForbiddenError", 403, "No \uD83D\uDD12", "{\"a\":1}");

    // When
    var reply = Binary.throughBytes(ReplyCodec.toAvro(ATTEMPT, Threads.uuid(1), error));

    // Then
    assertThat(reply.getCommandId()).isEqualTo(ATTEMPT);
    assertThat(reply.getThreadUuid()).isEqualTo(Threads.uuid(1));
    assertThat(reply.getThread()).isNull();
    assertThat(ReplyCodec.error(reply)).isEqualTo(error);
  }
}
