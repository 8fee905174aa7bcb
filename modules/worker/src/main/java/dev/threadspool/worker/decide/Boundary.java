package dev.threadspool.worker.decide;

/**
 * From where on a stored outcome has yet to be told, as the owner of a partition knows it.
 *
 * @param announced every offset below is committed in Kafka by the consumer group
 * @param handedOver every offset below is handed to the announce loop by this owner; never less than {@code announced}
 */
public record Boundary(long announced, long handedOver) {

  public Boundary {
    if (handedOver < announced) {
      throw new IllegalArgumentException(
          "handedOver %d is below announced %d".formatted(handedOver, announced));
    }
  }
}
