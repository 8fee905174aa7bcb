package dev.threadspool.ingress;

import static dev.threadspool.ingress.harness.Reader.ADA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.contract.openapi.Exchange;
import dev.threadspool.ingress.harness.Answer;
import dev.threadspool.ingress.harness.Reader;
import dev.threadspool.ingress.harness.Shared;
import dev.threadspool.local.sample.SampleLightdash;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parameters of lists, each with its bounds. */
@ExtendWith(Shared.Extension.class)
class ListParametersTest {

  private final Shared shared;
  private final Reader reader;

  ListParametersTest(Shared shared) {
    this.shared = shared;
    this.reader = new Reader(shared);
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
    Answer answer = reader.projectThreads(ADA, "?" + parts[0]);

    // Then
    answer.isError(422, "ValidateError");
    assertThat(answer.data().propertyNames()).containsExactly(parts[1]);
  }

  @Test
  void shouldNameAllThatIsAtFault() {
    // When
    Answer project = reader.projectThreads(ADA, "?page=x&pageSize=0&search=" + "s".repeat(256));
    Answer agents = reader.agentThreads(ADA, "?allUsers=yes");

    // Then
    project.isError(422, "ValidateError");
    assertThat(project.data().propertyNames())
        .containsExactlyInAnyOrder("page", "pageSize", "search");
    agents.isError(422, "ValidateError");
    assertThat(agents.data().propertyNames()).containsExactly("allUsers");
    reader.projectThreads(ADA, "?search=" + "s".repeat(255)).isOk();
  }

  @Test
  void shouldUseTheEnvelopeForAQueryThatCannotBeRead() throws IOException {
    // When
    Exchange.Answer answer =
        shared
            .ingress()
            .wire()
            .send(
                "GET /api/v1/projects/%s/aiAgents/threads?search=%%zz HTTP/1.1"
                    .formatted(SampleLightdash.PROJECT),
                "Host: x",
                "Authorization: " + ADA);

    // Then
    Answer.of(answer).isError(400, "ParameterError");
  }
}
