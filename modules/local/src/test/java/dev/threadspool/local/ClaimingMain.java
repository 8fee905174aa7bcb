package dev.threadspool.local;

import java.io.IOException;

/** Chooses a port, tells it, and keeps it until its input ends. */
final class ClaimingMain {

  private ClaimingMain() {}

  static void main() throws IOException {
    System.out.println(FreePorts.find(1).getFirst());
    System.in.transferTo(System.out);
  }
}
