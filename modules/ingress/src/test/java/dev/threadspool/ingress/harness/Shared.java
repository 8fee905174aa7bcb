package dev.threadspool.ingress.harness;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The ingress of all test classes that need none of their own, with its world and the issuer whose
 * services it trusts: a test's constructor takes it. Before each test nothing is stored, and
 * commands are answered with their threads; other classes' commands may have been received.
 */
public final class Shared implements AutoCloseable {

  private final World world = new World();
  private final TestIssuer issuer = new TestIssuer();
  private final TestIngress ingress;

  private Shared() {
    Map<String, Object> settings = new HashMap<>(issuer.settings());
    ingress = world.startReady(settings);
    ingress.warmToRead("Bearer " + issuer.token(claims -> claims));
  }

  public World world() {
    return world;
  }

  public TestIngress ingress() {
    return ingress;
  }

  public TestIssuer issuer() {
    return issuer;
  }

  private void reset() {
    world.rows().clear();
    world.answerer().behave(Answerer::create);
  }

  /** Told by JUnit, after the last test of all classes. */
  @Override
  public void close() {
    world.close();
    issuer.close();
  }

  /** Makes it for the first class that asks. */
  public static final class Extension implements ParameterResolver, BeforeEachCallback {

    private static final Namespace NAMESPACE = Namespace.create(Shared.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == Shared.class;
    }

    @Override
    public Shared resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return shared(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
      shared(context).reset();
    }

    private static Shared shared(ExtensionContext context) {
      return context
          .getRoot()
          .getStore(NAMESPACE)
          .computeIfAbsent(Shared.class, _ -> new Shared(), Shared.class);
    }
  }
}
