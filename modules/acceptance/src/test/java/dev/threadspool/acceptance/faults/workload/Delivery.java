package dev.threadspool.acceptance.faults.workload;

/** How a record is published. Records of one transaction stand beside each other in the plan. */
public sealed interface Delivery {

  /** Without a transaction. */
  record Alone() implements Delivery {}

  /**
   * In a Kafka transaction.
   *
   * @param number tells the plan's transactions apart
   * @param aborted whether it is given up once all of it is on the log
   */
  record InTransaction(int number, boolean aborted) implements Delivery {}
}
