package dev.threadspool.contract.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PromptUuidTest {

  @Test
  void shouldNeverChange() {
    // Stored prompts are named so: SHA-256 of threadspool.prompt/1 and the 16 bytes, version 8.
    assertThat(PromptUuid.of(UUID.fromString("01890000-0000-7000-8000-0000000000aa")))
        .hasToString("01890000-0000-862a-a706-6f8f157a388f");
  }

  @Test
  void shouldKeepTheThreadsTimeAndBeAUuidOfVersion8() {
    // Given
    Random random = new Random(1);
    Set<UUID> prompts = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      UUID thread = new UUID(random.nextLong(), random.nextLong());

      // When
      UUID prompt = PromptUuid.of(thread);

      // Then
      assertThat(prompt.version()).isEqualTo(8);
      assertThat(prompt.variant()).isEqualTo(2);
      assertThat(prompt.getMostSignificantBits() >>> 16)
          .isEqualTo(thread.getMostSignificantBits() >>> 16);
      prompts.add(prompt);
    }
    assertThat(prompts).hasSize(1_000);
  }
}
