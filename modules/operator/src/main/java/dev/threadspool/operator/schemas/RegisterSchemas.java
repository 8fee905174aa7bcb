package dev.threadspool.operator.schemas;

import dev.threadspool.contract.schemas.SchemaRegistrar;
import dev.threadspool.contract.schemas.SchemaState;
import dev.threadspool.operator.ExitCode;
import dev.threadspool.operator.Lines;
import dev.threadspool.operator.console.Examples;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.avro.Schema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Registers what is missing; all or nothing as far as the registry tells beforehand. */
@Command(
    name = "register",
    description = {
      "Registers this version's schemas, under the subjects <topic>-value. To do so again changes nothing.",
      "Where the registry would refuse one, none is registered and the exit code is 1."
    },
    footerHeading = Examples.HEADING,
    footer = {
      "  threadspool schemas register --registry http://registry:8081",
      "  threadspool schemas register --config worker.yaml"
    })
public final class RegisterSchemas implements Callable<Integer> {

  @Mixin private SchemaTarget target = new SchemaTarget();

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    return target.use(this::register);
  }

  private int register(SchemaRegistrar registrar, Map<String, Schema> schemas) {
    Lines lines = new Lines(spec.commandLine().getOut());
    Map<String, SchemaState> states = SchemaReport.ask(registrar, schemas);
    if (states.values().stream().anyMatch(SchemaState.Incompatible.class::isInstance)) {
      SchemaReport.print(lines, states);
      lines.text("Nothing was registered.");
      return ExitCode.FINDINGS;
    }
    schemas.forEach(
        (subject, schema) -> {
          int id = registrar.register(subject, schema);
          String state = states.get(subject) instanceof SchemaState.Missing ? "new" : "there";
          lines.line(state, subject, "id " + id);
        });
    return ExitCode.OK;
  }
}
