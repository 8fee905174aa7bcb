package dev.threadspool.local;

/**
 * One stack for the tests of the embedded parts themselves, which never run on containers; closed
 * when the JVM ends.
 */
final class EmbeddedStack {

  private static final LocalStack INSTANCE = LocalStack.temporary();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(INSTANCE::close, "embedded-stack-shutdown"));
  }

  private EmbeddedStack() {}

  static LocalStack shared() {
    return INSTANCE;
  }
}
