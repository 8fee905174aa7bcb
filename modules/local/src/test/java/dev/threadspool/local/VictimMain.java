package dev.threadspool.local;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/**
 * A JVM with a stack in it, to be killed. Arguments: a file for the stack's folder, and the folder
 * of a kept stack.
 */
final class VictimMain {

  private VictimMain() {}

  public static void main(String[] arguments) throws Exception {
    Path report = Path.of(arguments[0]);
    LocalStack stack;
    if (arguments.length == 1) {
      stack = LocalStack.temporary();
      stack.registryUrl();
    } else {
      stack = LocalStack.in(Path.of(arguments[1]), LocalPorts.free());
      var sample = new Sample(stack, "orphaned");
      sample.writeRow();
      sample.writeRecord();
    }
    Path partial =
        Files.writeString(
            report.resolveSibling("partial"), stack.folder().toString(), StandardCharsets.UTF_8);
    Files.move(partial, report);
    while (true) {
      LockSupport.park();
    }
  }
}
