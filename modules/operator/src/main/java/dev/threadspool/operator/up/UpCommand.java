package dev.threadspool.operator.up;

import dev.threadspool.local.LocalPorts;
import dev.threadspool.local.LocalStack;
import dev.threadspool.operator.ExitCode;
import dev.threadspool.operator.Logging;
import dev.threadspool.operator.console.Examples;
import dev.threadspool.operator.parts.Parts;
import dev.threadspool.operator.parts.Ports;
import dev.threadspool.operator.parts.Running;
import dev.threadspool.operator.parts.ShutdownHook;
import dev.threadspool.operator.parts.Steps;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Everything on this machine, with data that is kept, until Ctrl-C. */
@Command(
    name = "up",
    description = {
      "Starts everything on this machine and leaves it running until Ctrl-C; prints where everything"
          + " listens, and a curl to try.",
      "Listens on 127.0.0.1 only: Kafka 19092, PostgreSQL 15432, schema registry 18081, ingress 18080,"
          + " worker 18083 (and 19093, 18082 for themselves). Data is kept between runs."
    },
    footerHeading = Examples.HEADING,
    footer = {
      "  threadspool up",
      "  threadspool up --fresh --folder /tmp/threads --port-offset 100"
    })
public final class UpCommand implements Callable<Integer> {

  @Option(
      names = "--folder",
      paramLabel = "FOLDER",
      defaultValue = ".threadspool",
      description = "Where data and log are kept. Default: ${DEFAULT-VALUE}, here.")
  private Path folder = Path.of(".threadspool");

  @Option(names = "--fresh", description = "Empty that folder first.")
  private boolean fresh;

  @Option(
      names = "--port-offset",
      paramLabel = "N",
      defaultValue = "0",
      description = "Added to every port, for a second one beside the first.")
  private int portOffset;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    if (fresh) {
      LocalStack.empty(folder);
    }
    // The file is made at the first use of a logger. That is not before the stack has taken the
    // folder, which has to be empty, or a stack's.
    Logging.toFile(folder.toAbsolutePath().resolve("threadspool.log"));
    LocalStack stack = LocalStack.in(folder, stackPorts());
    Parts parts = new Parts();
    Stopping stopping = new Stopping(parts, out);
    try (parts;
        ShutdownHook _ = ShutdownHook.run(stopping)) {
      out.println("Starting Kafka, PostgreSQL, a schema registry, a worker and an ingress");
      out.flush();
      Running running = parts.start(stack, applicationPorts(), new Steps(out));
      new Welcome(out).print(running);
      new CountDownLatch(1).await();
    }
    return ExitCode.OK;
  }

  private LocalPorts stackPorts() {
    LocalPorts ports = LocalPorts.defaults();
    return new LocalPorts(
        ports.kafka() + portOffset,
        ports.kafkaController() + portOffset,
        ports.postgres() + portOffset,
        ports.registry() + portOffset,
        ports.registryManagement() + portOffset);
  }

  private Ports applicationPorts() {
    return new Ports(Ports.DEFAULTS.ingress() + portOffset, Ports.DEFAULTS.worker() + portOffset);
  }

  /** What Ctrl-C does. */
  private record Stopping(Parts parts, PrintWriter out) implements Runnable {

    @Override
    public void run() {
      out.printf("%nStopping%n");
      out.flush();
      parts.close();
      out.println("Stopped; the data is kept.");
      out.flush();
    }
  }
}
