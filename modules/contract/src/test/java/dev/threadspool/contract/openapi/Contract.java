package dev.threadspool.contract.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Holds every exchange of a test against the seed's document and our own. Every one goes through
 * here, so a test need not think of it; {@link Exempt} has all that is not held.
 */
public final class Contract {

  private static final JsonMapper MAPPER = new JsonMapper();

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
    hold(exchange, meant, Document.Libraries.BOTH);
  }

  /** The same where nobody knows beforehand: what is taken has to be by both documents. */
  public static void hold(Exchange exchange) {
    hold(exchange, meant(exchange), Document.Libraries.BOTH);
  }

  /** The same for thousands of exchanges: their bodies are looked at by the faster library only. */
  public static void holdFast(Exchange exchange) {
    hold(exchange, meant(exchange), Document.Libraries.FASTER);
  }

  private static Meant meant(Exchange exchange) {
    return exchange.isError() ? Meant.INVALID : Meant.VALID;
  }

  private static void hold(Exchange exchange, Meant meant, Document.Libraries libraries) {
    Tally.held();
    if (meant == Meant.INVALID) {
      assertThat(exchange.isError()).as("meant to be refused: %s", exchange).isTrue();
    }
    if (exchange.isError()) {
      holdEnvelope(exchange);
    }
    Exchange.Request request = exchange.request();
    if (request != null && Document.OWN.describes(request)) {
      holdToOwn(exchange, request, libraries);
    } else {
      holdRefusal(exchange);
    }
    if (request != null && Document.SEED.describes(request)) {
      holdToSeed(exchange, request, meant, libraries);
    }
  }

  /** The status stands in the envelope too; a document with {@code default} cannot say so. */
  private static void holdEnvelope(Exchange exchange) {
    assertThat(exchange.answer().headers().firstValue("Content-Type"))
        .as("type of an error: %s", exchange)
        .contains("application/json");
    JsonNode envelope = MAPPER.readTree(exchange.answer().body());
    assertThat(envelope.path("error").path("statusCode").asInt())
        .as("status in the envelope: %s", exchange)
        .isEqualTo(exchange.answer().status());
  }

  private static void holdToOwn(
      Exchange exchange, Exchange.Request request, Document.Libraries libraries) {
    assertThat(Document.OWN.faultsOfAnswer(request, exchange.answer()))
        .as("answer by our document: %s", exchange)
        .isEmpty();
    assertThat(Headers.undocumented(request, exchange.answer()))
        .as("headers that our document does not have: %s", exchange)
        .isEmpty();
    if (!exchange.isError()) {
      assertThat(Document.OWN.faultsOfRequest(request, libraries))
          .as("taken, but not by our document: %s", exchange)
          .isEmpty();
    }
    if (isRefusedForItsShape(exchange.answer()) && !Document.OWN.isReading(request)) {
      assertThat(Document.OWN.faultsOfRequest(request, libraries))
          .as("refused for its shape, but right by our document: %s", exchange)
          .isNotEmpty();
    }
  }

  private static boolean isRefusedForItsShape(Exchange.Answer answer) {
    return answer.status() == 422
        && MAPPER
            .readTree(answer.body())
            .path("error")
            .path("name")
            .asString()
            .equals("ValidateError");
  }

  /**
   * What no document has, another path or method or what is no HTTP at all, is refused, as a
   * request for a thread would be.
   */
  private static void holdRefusal(Exchange exchange) {
    Tally.exempt(exchange.request() == null ? Exempt.NO_HTTP_REQUEST : Exempt.NO_OPERATION);
    assertThat(exchange.isError()).as("answered, but not documented: %s", exchange).isTrue();
    assertThat(Document.OWN.faultsOfAnswer(Document.CREATE, exchange.answer()))
        .as("refusal: %s", exchange)
        .isEmpty();
    assertThat(Headers.undocumented(Document.CREATE, exchange.answer()))
        .as("headers of a refusal: %s", exchange)
        .isEmpty();
  }

  private static void holdToSeed(
      Exchange exchange, Exchange.Request request, Meant meant, Document.Libraries libraries) {
    if (isPreferred(exchange, request)) {
      Tally.exempt(Exempt.ACCEPTED);
    } else {
      assertThat(Document.SEED.faultsOfAnswer(request, exchange.answer()))
          .as("answer by the seed: %s", exchange)
          .isEmpty();
    }
    if (meant == Meant.VALID) {
      assertThat(Document.SEED.faultsOfRequest(request, libraries))
          .as("request by the seed: %s", exchange)
          .isEmpty();
    }
  }

  private static boolean isPreferred(Exchange exchange, Exchange.Request request) {
    return exchange.answer().status() == 202
        && request.header("Prefer").stream()
            .flatMap(preferences -> List.of(preferences.split(",", -1)).stream())
            .map(preference -> preference.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
            .anyMatch("respond-async"::equals);
  }
}
