package dev.threadspool.contract.openapi;

import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which headers an answer may have: a validator says only which are missing. */
final class Headers {

  /** HTTP's own, on any answer. */
  private static final Set<String> GENERAL =
      Set.of("content-type", "content-length", "date", "connection", "transfer-encoding", "vary");

  private Headers() {}

  /**
   * @param request for what our document has
   */
  static Set<String> undocumented(Exchange.Request request, Exchange.Answer answer) {
    Set<String> names = new TreeSet<>();
    answer.headers().map().keySet().forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
    names.removeAll(GENERAL);
    names.removeAll(documented(request, answer));
    return names;
  }

  private static Set<String> documented(Exchange.Request request, Exchange.Answer answer) {
    ApiResponses responses =
        Objects.requireNonNull(Document.OWN.paths().operation(request)).getResponses();
    ApiResponse response = responses.get(String.valueOf(answer.status()));
    if (response == null) {
      response = responses.getDefault();
    }
    return response == null || response.getHeaders() == null
        ? Set.of()
        : response.getHeaders().keySet().stream()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
  }
}
