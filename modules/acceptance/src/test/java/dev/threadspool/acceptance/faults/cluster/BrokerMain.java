package dev.threadspool.acceptance.faults.cluster;

import dev.threadspool.local.LocalPart;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * The process of one node. It ends when its parent does: nobody else writes to its standard input.
 */
final class BrokerMain {

  /** What the parent writes for a stop in good order. */
  static final String STOP = "stop";

  private BrokerMain() {}

  /** Arguments: the node's number, its folder, and the cluster's plan. */
  public static void main(String[] arguments) {
    var plan = ClusterPlan.parse(List.of(arguments).subList(2, arguments.length));
    LocalPart node = plan.member(Integer.parseInt(arguments[0])).node(Path.of(arguments[1]));
    Thread.ofPlatform().name("parent").start(() -> obey(node));
    try {
      node.start();
    } catch (RuntimeException e) {
      e.printStackTrace();
      Runtime.getRuntime().halt(1);
    }
  }

  private static void obey(LocalPart node) {
    int status = 1;
    try (var parent =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII))) {
      if (STOP.equals(parent.readLine())) {
        node.stop();
        status = 0;
      }
    } catch (IOException | RuntimeException e) {
      e.printStackTrace();
    } finally {
      Runtime.getRuntime().halt(status);
    }
  }
}
