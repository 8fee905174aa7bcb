package dev.threadspool.operator.schemas;

import dev.threadspool.contract.schemas.SchemaState;
import dev.threadspool.operator.ExitCode;
import dev.threadspool.operator.Lines;
import dev.threadspool.operator.console.Examples;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Whether a registry has this version's schemas. */
@Command(
    name = "check",
    description = {
      "Tells of each schema of this version whether the registry has it, and whether it would take it.",
      "Changes nothing. Exits with 1 where one is missing or would be refused."
    },
    footerHeading = Examples.HEADING,
    footer = "  threadspool schemas check --registry http://registry:8081 --prefix test.")
public final class CheckSchemas implements Callable<Integer> {

  @Mixin private SchemaTarget target = new SchemaTarget();

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    return target.use(
        (registrar, schemas) -> {
          Map<String, SchemaState> states = SchemaReport.ask(registrar, schemas);
          SchemaReport.print(new Lines(spec.commandLine().getOut()), states);
          boolean all = states.values().stream().allMatch(SchemaState.Registered.class::isInstance);
          return all ? ExitCode.OK : ExitCode.FINDINGS;
        });
  }
}
