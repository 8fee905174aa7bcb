package dev.threadspool.ingress.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.model.Request;
import java.util.List;
import java.util.Locale;

/**
 * Holds every exchange of a test against the seed's document and our own. Every one goes through
 * here, so a test need not think of it.
 */
public final class Contract {

  private static final String CREATE =
      "/api/v1/projects/{projectUuid}/aiAgents/{agentUuid}/threads";

  /** What a test thinks of its own request. */
  public enum Meant {
    /** By the seed. It may be refused all the same. */
    VALID,
    /** Not by the seed: it has to be refused. */
    INVALID
  }

  private Contract() {}

  /**
   * @throws AssertionError where a document and the exchange disagree
   */
  public static void hold(Exchange exchange, Meant meant) {
    if (meant == Meant.INVALID) {
      assertThat(exchange.isError()).as("meant to be refused: %s", exchange).isTrue();
    }
    if (Document.OWN.describes(exchange)) {
      holdToOwn(exchange);
    } else {
      holdRefusal(exchange);
    }
    if (Document.SEED.describes(exchange)) {
      holdToSeed(exchange, meant);
    }
  }

  /**
   * The same where nobody knows beforehand: what is taken has to be by both documents, and what is
   * refused for its shape has to be wrong by ours.
   */
  public static void hold(Exchange exchange) {
    hold(exchange, exchange.isError() ? Meant.INVALID : Meant.VALID);
    if (exchange.status() == 422) {
      assertThat(Document.OWN.faultsOfRequest(exchange))
          .as("refused for its shape, but right by our document: %s", exchange)
          .isNotEmpty();
    }
  }

  /** The answer only. */
  public static void holdAnswer(Exchange exchange) {
    assertThat(Document.OWN.faultsOfAnswer(exchange)).as("answer: %s", exchange).isEmpty();
  }

  private static void holdToOwn(Exchange exchange) {
    assertThat(Document.OWN.faultsOfAnswer(exchange))
        .as("answer by our document: %s", exchange)
        .isEmpty();
    assertThat(Headers.undocumented(exchange))
        .as("headers that our document does not have: %s", exchange)
        .isEmpty();
    if (!exchange.isError()) {
      assertThat(Document.OWN.faultsOfRequest(exchange))
          .as("taken, but not by our document: %s", exchange)
          .isEmpty();
    }
  }

  /** What no document has is refused, in the envelope. */
  private static void holdRefusal(Exchange exchange) {
    assertThat(exchange.isError()).as("answered, but not documented: %s", exchange).isTrue();
    assertThat(Document.OWN.faultsOfAnswer(CREATE, Request.Method.POST, exchange))
        .as("refusal: %s", exchange)
        .isEmpty();
  }

  private static void holdToSeed(Exchange exchange, Meant meant) {
    if (!isPreferred(exchange)) {
      assertThat(Document.SEED.faultsOfAnswer(exchange))
          .as("answer by the seed: %s", exchange)
          .isEmpty();
    }
    if (meant == Meant.VALID) {
      assertThat(Document.SEED.faultsOfRequest(exchange))
          .as("request by the seed: %s", exchange)
          .isEmpty();
    }
  }

  /**
   * The one answer that the seed does not have: a success that is no thread yet. Only a caller gets
   * it who asked for it in a header that the seed does not have either.
   */
  private static boolean isPreferred(Exchange exchange) {
    return exchange.status() == 202
        && exchange.requestHeaders().getOrDefault("Prefer", List.of()).stream()
            .anyMatch(preference -> preference.toLowerCase(Locale.ROOT).contains("respond-async"));
  }
}
