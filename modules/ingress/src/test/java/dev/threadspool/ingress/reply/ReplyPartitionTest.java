package dev.threadspool.ingress.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReplyPartitionTest {

  @Test
  void shouldFollowFromTheName() {
    assertThat(partition("ingress-0")).isEqualTo(partition("ingress-0"));
    assertThat(IntStream.range(0, 50).map(i -> partition("ingress-" + i)))
        .allMatch(partition -> partition >= 0 && partition < 16)
        .contains(0, 15);
  }

  @Test
  void shouldPreferTheConfiguredOne() {
    assertThat(ReplyPartition.of("t", 16, 15, "any").partition()).isEqualTo(15);
    assertThatThrownBy(() -> ReplyPartition.of("t", 16, 16, "any"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("reply-partition is 16");
    assertThatThrownBy(() -> ReplyPartition.of("t", 16, -1, "any"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static int partition(String instance) {
    return ReplyPartition.of("t", 16, null, instance).partition();
  }
}
