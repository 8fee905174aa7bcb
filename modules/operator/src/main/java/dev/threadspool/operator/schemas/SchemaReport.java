package dev.threadspool.operator.schemas;

import dev.threadspool.contract.schemas.SchemaRegistrar;
import dev.threadspool.contract.schemas.SchemaState;
import dev.threadspool.operator.Lines;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.Schema;

/** What a registry says of each schema. */
final class SchemaReport {

  private SchemaReport() {}

  static Map<String, SchemaState> ask(SchemaRegistrar registrar, Map<String, Schema> schemas) {
    Map<String, SchemaState> states = new LinkedHashMap<>();
    schemas.forEach((subject, schema) -> states.put(subject, registrar.check(subject, schema)));
    return states;
  }

  static void print(Lines lines, Map<String, SchemaState> states) {
    states.forEach(
        (subject, state) -> {
          switch (state) {
            case SchemaState.Registered(int id) -> lines.line("registered", subject, "id " + id);
            case SchemaState.Missing() ->
                lines.line("MISSING", subject, "register it with `threadspool schemas register`");
            case SchemaState.Incompatible(String reason) ->
                lines.line("INCOMPATIBLE", subject, reason);
          }
        });
  }
}
