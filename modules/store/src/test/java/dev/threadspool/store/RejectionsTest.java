package dev.threadspool.store;

import static dev.threadspool.store.harness.Samples.NOON;
import static dev.threadspool.store.harness.Samples.origin;
import static dev.threadspool.store.harness.Samples.rejection;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.contract.model.Actor;
import dev.threadspool.contract.model.ApiError;
import dev.threadspool.contract.model.Origin;
import dev.threadspool.contract.model.Rejection;
import dev.threadspool.store.harness.TestStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A rejection is found by the record it was decided for, and by the attempt it answers. */
class RejectionsTest {

  private static final TestStore TEST = TestStore.migrated();
  private final ThreadStore store = TEST.store();

  @Test
  void shouldReadBackWhatWasStored() {
    // Given
    Rejection detailed = rejection();
    Rejection bare =
        new Rejection(
            UUID.randomUUID(),
            UUID.randomUUID(),
            UUID.randomUUID(),
            UUID.randomUUID(),
            UUID.randomUUID(),
            new Actor(Actor.Type.USER, UUID.randomUUID()),
            NOON,
            NOON,
            new Origin(UUID.randomUUID(), Integer.MAX_VALUE, Long.MAX_VALUE),
            detailed.contentHash(),
            new ApiError("NotFoundError", 404, "", null));

    // When
    insert(detailed, bare);

    // Then
    assertThat(byOrigin(bare.origin(), origin(), detailed.origin()))
        .isEqualTo(Map.of(bare.origin(), bare, detailed.origin(), detailed));
  }

  @Test
  void shouldKeepTheFirstOfAnOrigin() {
    // Given
    Rejection first = rejection();
    Rejection second = rejection(first.origin(), UUID.randomUUID(), UUID.randomUUID(), NOON);
    insert(first);

    // When
    insert(second, rejection());

    // Then
    assertThat(byOrigin(first.origin())).containsOnly(Map.entry(first.origin(), first));
  }

  @Test
  void shouldFindTheFirstRejectionOfAnAttempt() {
    // Given
    UUID thread = UUID.randomUUID();
    UUID attempt = UUID.randomUUID();
    Rejection first = rejection(origin(), thread, attempt, NOON);
    Rejection later = again(first, NOON.plusMillis(1));
    Rejection otherContent = rejection(origin(), thread, attempt, NOON);
    Rejection otherAttempt = rejection(origin(), thread, UUID.randomUUID(), NOON);
    Rejection otherThread = rejection(origin(), UUID.randomUUID(), attempt, NOON);
    insert(later, first, otherContent, otherAttempt, otherThread);
    CommandKey key = new CommandKey(thread, attempt);
    CommandKey unknown = new CommandKey(otherThread.threadUuid(), otherAttempt.commandId());

    // When
    Map<CommandKey, List<Rejection>> found =
        store.decide(transaction -> transaction.rejectionsByCommand(List.of(unknown, key)));

    // Then
    assertThat(found).containsOnlyKeys(key);
    assertThat(found.get(key)).containsExactlyInAnyOrder(first, otherContent);
  }

  @Test
  void shouldTellApartRejectionsOfTheSameMoment() {
    // Given
    UUID thread = UUID.randomUUID();
    UUID attempt = UUID.randomUUID();
    Rejection first = rejection(origin(), thread, attempt, NOON);
    Rejection second = again(first, NOON);
    insert(second, first);
    CommandKey key = new CommandKey(thread, attempt);

    // When
    Map<CommandKey, List<Rejection>> found =
        store.decide(transaction -> transaction.rejectionsByCommand(List.of(key)));

    // Then: the one of the lower offset, whatever the order in the table
    assertThat(found).containsOnly(Map.entry(key, List.of(first)));
  }

  private static Rejection again(Rejection first, Instant rejectedAt) {
    return new Rejection(
        first.commandId(),
        first.threadUuid(),
        first.organizationUuid(),
        first.projectUuid(),
        first.agentUuid(),
        first.actor(),
        first.issuedAt(),
        rejectedAt,
        origin(),
        first.contentHash(),
        first.error());
  }

  private void insert(Rejection... rejections) {
    store.decide(
        transaction -> {
          transaction.insertRejections(List.of(rejections));
          return rejections.length;
        });
  }

  private Map<Origin, Rejection> byOrigin(Origin... origins) {
    return store.decide(transaction -> transaction.rejectionsByOrigin(List.of(origins)));
  }
}
