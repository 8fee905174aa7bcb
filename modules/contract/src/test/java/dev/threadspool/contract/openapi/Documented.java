package dev.threadspool.contract.openapi;

import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What a response of the document says. */
public final class Documented {

  private Documented() {}

  /** The values that {@code error.name} may have; none where it may have any. */
  public static Set<String> names(ApiResponse response) {
    Set<String> names = new TreeSet<>();
    Schema<?> body =
        Objects.requireNonNull(response.getContent().get("application/json")).getSchema();
    schemas(body)
        .flatMap(schema -> member(schema, "error"))
        .flatMap(error -> member(error, "name"))
        .filter(name -> name.getEnum() != null)
        .forEach(name -> name.getEnum().forEach(value -> names.add(String.valueOf(value))));
    return names;
  }

  private static Stream<Schema<?>> schemas(Schema<?> schema) {
    return schema.getAllOf() == null
        ? Stream.of(schema)
        : schema.getAllOf().stream().flatMap(Documented::schemas);
  }

  private static Stream<Schema<?>> member(Schema<?> schema, String name) {
    return schema.getProperties() == null
        ? Stream.empty()
        : Stream.ofNullable(schema.getProperties().get(name));
  }
}
