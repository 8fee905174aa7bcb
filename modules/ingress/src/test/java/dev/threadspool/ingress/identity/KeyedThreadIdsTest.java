package dev.threadspool.ingress.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadspool.contract.model.Actor;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KeyedThreadIdsTest {

  private static final String SECRET = "a secret that is long enough";
  private static final UUID ONE = new UUID(1, 1);
  private static final UUID TWO = new UUID(2, 2);

  private final KeyedThreadIds ids = new KeyedThreadIds(SECRET);

  @Test
  void shouldBeTheSameForEver() {
    // Given a value that no release may change: keys outlive releases

    // When
    UUID uuid = ids.threadUuid(caller(ONE, Actor.Type.USER, ONE), ONE, ONE, key("k"));

    // Then
    assertThat(uuid).isEqualTo(UUID.fromString("991d0606-aa07-8f8c-b4f6-5a158b0a92a2"));
    assertThat(uuid.version()).isEqualTo(8);
    assertThat(uuid.variant()).isEqualTo(2);
  }

  @Test
  void shouldDifferInEveryPart() {
    // When
    Stream<UUID> uuids =
        Stream.of(
            ids.threadUuid(caller(ONE, Actor.Type.USER, ONE), ONE, ONE, key("k")),
            ids.threadUuid(caller(TWO, Actor.Type.USER, ONE), ONE, ONE, key("k")),
            ids.threadUuid(caller(ONE, Actor.Type.SERVICE, ONE), ONE, ONE, key("k")),
            ids.threadUuid(caller(ONE, Actor.Type.USER, TWO), ONE, ONE, key("k")),
            ids.threadUuid(caller(ONE, Actor.Type.USER, ONE), TWO, ONE, key("k")),
            ids.threadUuid(caller(ONE, Actor.Type.USER, ONE), ONE, TWO, key("k")),
            ids.threadUuid(caller(ONE, Actor.Type.USER, ONE), ONE, ONE, key("K")),
            new KeyedThreadIds(SECRET + "!")
                .threadUuid(caller(ONE, Actor.Type.USER, ONE), ONE, ONE, key("k")));

    // Then
    assertThat(uuids).doesNotHaveDuplicates();
  }

  @Test
  void shouldKnowWhereAPartEnds() {
    // When
    Stream<UUID> uuids =
        Stream.of(
            ids.uuid(List.of("ab", "c")),
            ids.uuid(List.of("a", "bc")),
            ids.uuid(List.of("abc")),
            ids.uuid(List.of("abc", "")));

    // Then
    assertThat(uuids).doesNotHaveDuplicates();
  }

  @Test
  void shouldRefuseASecretThatCanBeGuessed() {
    // When / Then
    assertThatThrownBy(() -> new KeyedThreadIds("fifteen letters"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("16");
  }

  private static Caller caller(UUID organization, Actor.Type type, UUID actor) {
    return new Caller(new Actor(type, actor), organization);
  }

  private static IdempotencyKey key(String text) {
    return new IdempotencyKey(text);
  }
}
