package dev.threadspool.acceptance.faults.process;

import dev.threadspool.ingress.IngressApplication;

/** The ingress as a child process. */
final class IngressChild {

  private IngressChild() {}

  public static void main(String[] arguments) {
    ChildMain child = new ChildMain(arguments);
    child.obey(
        order -> {
          throw new IllegalArgumentException("an ingress takes no orders: " + order);
        });
    child.started(IngressApplication.start(child.properties()));
  }
}
