package dev.threadspool.ingress.fuzz;

import dev.threadspool.contract.openapi.Contract;
import dev.threadspool.contract.openapi.Exchange;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Holds exchanges against the documents; one in ten has its body looked at by both libraries. Of
 * refusals whose request no document is asked about, the same answer is held once: they differ in
 * where something was wrong at most. Not thread-safe.
 */
final class Holder implements Consumer<Exchange> {

  private static final Pattern PLACE = Pattern.compile("at line [0-9]+, column [0-9]+");

  private final Set<String> refusals = new HashSet<>();
  private int held;

  @Override
  public void accept(Exchange exchange) {
    int status = exchange.answer().status();
    if (status < 400 || status == 422 || refusals.add(shape(exchange))) {
      hold(exchange);
    }
  }

  private void hold(Exchange exchange) {
    if (held++ % 10 == 0) {
      Contract.hold(exchange);
    } else {
      Contract.holdFast(exchange);
    }
  }

  private static String shape(Exchange exchange) {
    String headers = exchange.answer().headers().map().keySet().toString();
    String body = new String(exchange.answer().body(), StandardCharsets.UTF_8);
    boolean isHttp = exchange.request() != null;
    return isHttp + headers + exchange.answer().status() + PLACE.matcher(body).replaceAll("");
  }
}
