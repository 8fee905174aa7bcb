package dev.threadspool.worker.announce;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Hears of offsets that are committed in Kafka. Called on the announce loop's thread. */
public interface AnnouncedOffsets {

  /** Every offset of a partition below its value is announced. */
  void committed(Map<TopicPartition, Long> nextOffsets);

  /** There has been nothing to announce for a while: a good moment to write down how far it got. */
  void idle();
}
