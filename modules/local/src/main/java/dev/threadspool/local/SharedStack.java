package dev.threadspool.local;

import org.jspecify.annotations.Nullable;

/** The stack of all tests of this JVM, made when first asked for and closed when the JVM ends. */
final class SharedStack {

  private static @Nullable LocalStack instance;

  private SharedStack() {}

  static synchronized LocalStack get() {
    LocalStack shared = instance;
    if (shared == null) {
      Infrastructure infrastructure = Infra.parse(System.getProperty(Infra.PROPERTY)).choose();
      shared = new LocalStack(DataFolder.temporary(), LocalPorts.free(), infrastructure);
      Runtime.getRuntime().addShutdownHook(new Thread(shared::close, "local-stack-shutdown"));
      instance = shared;
    }
    return shared;
  }
}
