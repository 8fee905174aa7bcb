package dev.threadspool.contract.topics;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.apache.kafka.common.KafkaException;

/**
 * Whether a cluster's transactions are those of KIP-890, in which a late request cannot enter a
 * later transaction.
 */
public final class ClusterCheck {

  /** {@code transaction.version} since which that holds. */
  public static final short WANTED_TRANSACTION_VERSION = 2;

  private static final String FEATURE = "transaction.version";
  private static final long TIMEOUT_SECONDS = 15;

  private ClusterCheck() {}

  /**
   * The finalized {@code transaction.version}, 0 where the cluster has none.
   *
   * @throws KafkaException where the cluster does not answer
   */
  public static short transactionVersion(Admin admin) {
    try {
      FinalizedVersionRange range =
          admin
              .describeFeatures()
              .featureMetadata()
              .get(TIMEOUT_SECONDS, TimeUnit.SECONDS)
              .finalizedFeatures()
              .get(FEATURE);
      return range == null ? 0 : range.maxVersionLevel();
    } catch (ExecutionException | TimeoutException e) {
      throw new KafkaException("the cluster does not tell its features", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted while asking the cluster", e);
    }
  }
}
