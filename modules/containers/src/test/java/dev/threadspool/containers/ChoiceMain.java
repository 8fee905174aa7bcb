package dev.threadspool.containers;

import dev.threadspool.local.LocalStack;
import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;

/**
 * A JVM that knows of no Docker but the one that {@code DOCKER_HOST} names: Testcontainers' list of
 * other places to look at is hidden from it. It makes the shared stack; the log says of what.
 */
final class ChoiceMain {

  private ChoiceMain() {}

  public static void main(String[] arguments) {
    Thread.currentThread().setContextClassLoader(new WithoutOtherPlaces());
    var _ = LocalStack.shared();
  }

  private static final class WithoutOtherPlaces extends ClassLoader {

    private static final String PLACES =
        "META-INF/services/org.testcontainers.dockerclient.DockerClientProviderStrategy";

    WithoutOtherPlaces() {
      super(ChoiceMain.class.getClassLoader());
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
      return name.equals(PLACES) ? Collections.emptyEnumeration() : super.getResources(name);
    }
  }
}
