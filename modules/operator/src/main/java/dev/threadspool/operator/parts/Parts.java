package dev.threadspool.operator.parts;

import dev.threadspool.contract.schemas.SchemaCatalogue;
import dev.threadspool.contract.schemas.SchemaRegistrar;
import dev.threadspool.contract.topics.TopicProvisioner;
import dev.threadspool.ingress.IngressApplication;
import dev.threadspool.local.LocalStack;
import dev.threadspool.local.sample.SampleLightdash;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The stack, its topics, schemas and sample Lightdash, a worker and an ingress. Closing stops the
 * ingress, then the worker, then the stack; also when the start went only half the way, and when a
 * shutdown hook calls it meanwhile.
 */
public final class Parts implements AutoCloseable {

  private final ClosingOrder open = new ClosingOrder();
  private @Nullable RestartableWorker worker;

  /**
   * Starts everything; returns when an HTTP request would be answered.
   *
   * @param stack is closed with the rest
   */
  public Running start(LocalStack stack, Ports ports, Steps steps) throws Exception {
    LocalSettings settings = startStack(stack, steps);
    // In this order whichever is up first: the ingress is closed before the worker.
    RestartableWorker ofWorker = open.add(new RestartableWorker(settings.worker(ports.worker())));
    worker = ofWorker;
    ClosingOrder ofIngress = open.add(new ClosingOrder());
    try (var tasks = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Integer> worker = tasks.submit(application("worker", steps, ofWorker::start));
      Future<Integer> ingress =
          tasks.submit(
              application(
                  "ingress",
                  steps,
                  () ->
                      ofIngress.add(IngressApplication.start(settings.ingress(ports.ingress())))));
      return new Running(stack, settings, get(ingress), get(worker));
    }
  }

  /**
   * Starts what a worker needs, and none.
   *
   * @param stack is closed with the rest
   */
  public LocalSettings startStack(LocalStack stack, Steps steps) throws Exception {
    open.add(stack).start(steps);
    LocalSettings settings = new LocalSettings(stack);
    steps.step("topics, schemas, sample Lightdash", () -> provision(stack, settings));
    return settings;
  }

  /** In good order: what it has decided is announced. */
  public void stopWorker() {
    started().stop();
  }

  /** Once it was stopped; returns when it is ready. */
  public void startWorker() throws InterruptedException {
    var _ = ready("worker", started().start());
  }

  private RestartableWorker started() {
    if (worker == null) {
      throw new IllegalStateException("nothing was started yet");
    }
    return worker;
  }

  private static Callable<Integer> application(
      String name, Steps steps, Supplier<ConfigurableApplicationContext> start) {
    return () -> steps.step(name, () -> ready(name, start.get()));
  }

  private static int ready(String name, ConfigurableApplicationContext context)
      throws InterruptedException {
    int port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    Readiness.await(name, port);
    return port;
  }

  private static boolean provision(LocalStack stack, LocalSettings settings) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()));
        SchemaRegistrar registrar = new SchemaRegistrar(settings.registry())) {
      new TopicProvisioner(admin, settings.topics()).createMissing();
      SchemaCatalogue.bySubject(settings.topics().names()).forEach(registrar::register);
    }
    SampleLightdash.load(settings.lightdashUrl(), stack.user(), stack.password());
    return true;
  }

  private static <T> T get(Future<T> future) throws Exception {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw e;
    }
  }

  @Override
  public void close() {
    open.close();
  }
}
