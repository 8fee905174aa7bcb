package dev.threadspool.ingress;

import static dev.threadspool.ingress.harness.Reader.ADA;
import static dev.threadspool.ingress.harness.Reader.TOM;
import static dev.threadspool.ingress.harness.Reader.VIC;
import static dev.threadspool.ingress.harness.Threads.thread;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.ingress.harness.Answer;
import dev.threadspool.ingress.harness.Reader;
import dev.threadspool.ingress.harness.Shared;
import dev.threadspool.local.sample.SampleLightdash;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A thread that was erased. Nothing of it is kept that could tell whose it was, and where. */
@ExtendWith(Shared.Extension.class)
class ReadErasedTest {

  private final Shared shared;
  private final Reader reader;

  ReadErasedTest(Shared shared) {
    this.shared = shared;
    this.reader = new Reader(shared);
  }

  @Test
  void shouldSayThatItIsGone() {
    // Given
    StoredThread erased = shared.world().rows().store(thread().make());
    reader.thread(ADA, erased).isOk();
    shared.world().rows().erase(erased.threadUuid());

    // When
    Answer answer = reader.thread(ADA, erased);

    // Then
    answer.isError(410, "NotFoundError");
    assertThat(answer.message()).isEqualTo("This thread was erased");
  }

  @ParameterizedTest
  @CsvSource({"OPEN, 410", "RESTRICTED, 404", "NOBODYS, 404"})
  void shouldSayItOfAgentsOnlyThatTheCallerMayUse(String which, int status) {
    // Given
    UUID erased = UUID.randomUUID();
    shared.world().rows().erase(erased);
    UUID agent =
        switch (which) {
          case "OPEN" -> SampleLightdash.OPEN_AGENT;
          case "RESTRICTED" -> SampleLightdash.ADMIN_ONLY_AGENT;
          default -> UUID.randomUUID();
        };

    // When / Then
    reader.thread(VIC, SampleLightdash.PROJECT, agent, erased).isError(status, "NotFoundError");
  }

  @Test
  void shouldSayNothingToAnotherOrganization() {
    // Given
    UUID erased = UUID.randomUUID();
    shared.world().rows().erase(erased);

    // When / Then
    reader
        .thread(TOM, SampleLightdash.PROJECT, SampleLightdash.OPEN_AGENT, erased)
        .isError(404, "NotFoundError");
  }
}
