package dev.threadspool.worker.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.contract.limits.TextLimits;
import dev.threadspool.contract.topics.TopicPlan;
import dev.threadspool.contract.topics.TopicSettings;
import dev.threadspool.lightdash.LongNamesException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a lane may hold at once follows from the heap, and is enough for any one record. */
class LaneMemoryTest {

  private static final long MIB = 1024 * 1024;

  @ParameterizedTest
  @CsvSource({"64, 5", "80, 5", "160, 10", "512, 32", "4096, 32"})
  void shouldBeASixteenthOfTheHeap(long heapMib, long mib) {
    // When
    LaneMemory memory = LaneMemory.ofHeap(heapMib * MIB);

    // Then: half of it may wait to be announced
    assertThat(memory.bytes()).isEqualTo(mib * MIB);
    assertThat(memory.waitingBytes()).isEqualTo(mib * MIB / 2);
  }

  @Test
  void shouldBeEnoughForOneRecordInTheSmallestHeap() {
    // Given: a batch is halved until it is one record, and that one is not to be a dead letter
    long largestEvent = TopicPlan.of(TopicSettings.from(Map.of())).maxEventBytes();
    long largestPins = (long) LongNamesException.ALWAYS_NAMED * TextLimits.PROMPT_BYTES;

    // When / Then
    assertThat(LaneMemory.ofHeap(1).bytes()).isGreaterThan(largestEvent).isGreaterThan(largestPins);
  }
}
