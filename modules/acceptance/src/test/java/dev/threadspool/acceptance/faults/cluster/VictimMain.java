package dev.threadspool.acceptance.faults.cluster;

import java.util.concurrent.locks.LockSupport;

/** A JVM with a cluster, to be killed. It prints the cluster's folder when all is up. */
final class VictimMain {

  private VictimMain() {}

  public static void main(String[] arguments) {
    var cluster = BrokerCluster.withNodes(1);
    System.out.println(cluster.folder());
    while (true) {
      LockSupport.park();
    }
  }
}
