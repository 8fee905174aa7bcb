package dev.threadspool.store;

import static dev.threadspool.store.harness.Samples.NOON;
import static dev.threadspool.store.harness.Samples.origin;
import static dev.threadspool.store.harness.Samples.rejection;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.contract.model.Actor;
import dev.threadspool.contract.model.ApiError;
import dev.threadspool.contract.model.ContentHash;
import dev.threadspool.contract.model.Origin;
import dev.threadspool.contract.model.Rejection;
import dev.threadspool.store.harness.TestStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
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
    Rejection unknown = rejection(origin(), otherThread.threadUuid(), UUID.randomUUID(), NOON);

    // When
    Map<RejectionKey, Rejection> found = first(later, unknown);

    // Then
    assertThat(found).containsOnly(Map.entry(RejectionKey.of(first), first));
  }

  @Test
  void shouldTellOtherContentAndActorsApart() {
    // Given
    Rejection one = rejection();
    Rejection another = like(one, one.actor(), new ContentHash((short) 1, "e".repeat(64)));
    Rejection byAnother =
        like(one, new Actor(Actor.Type.USER, one.actor().uuid()), one.contentHash());
    insert(one, another, byAnother);

    // When / Then
    assertThat(first(another)).containsOnly(Map.entry(RejectionKey.of(another), another));
    assertThat(first(byAnother)).containsOnly(Map.entry(RejectionKey.of(byAnother), byAnother));
  }

  @Test
  void shouldKnowWhatWasEverRejected() {
    // Given
    Rejection one = rejection();
    Rejection another = rejection(origin(), one.threadUuid(), one.commandId(), NOON);
    Rejection otherwise = rejection();
    insert(one, another, otherwise);
    CommandKey rejected = RejectionKey.of(one).command();
    CommandKey mixed = new CommandKey(one.threadUuid(), otherwise.commandId());

    // When / Then
    assertThat(store.<Set<CommandKey>>decide(each -> each.rejected(List.of(rejected, mixed))))
        .containsExactly(rejected);
  }

  @Test
  void shouldTellApartRejectionsOfTheSameMoment() {
    // Given
    UUID thread = UUID.randomUUID();
    UUID attempt = UUID.randomUUID();
    Rejection first = rejection(origin(), thread, attempt, NOON);
    Rejection second = again(first, NOON);
    insert(second, first);

    // When
    Map<RejectionKey, Rejection> found = first(second);

    // Then: the one of the lower offset, whatever the order in the table
    assertThat(found).containsOnly(Map.entry(RejectionKey.of(first), first));
  }

  private Map<RejectionKey, Rejection> first(Rejection... rejections) {
    return store.decide(
        transaction ->
            transaction.firstRejections(Stream.of(rejections).map(RejectionKey::of).toList()));
  }

  private static Rejection like(Rejection first, Actor actor, ContentHash contentHash) {
    return new Rejection(
        first.commandId(),
        first.threadUuid(),
        first.organizationUuid(),
        first.projectUuid(),
        first.agentUuid(),
        actor,
        first.issuedAt(),
        first.rejectedAt(),
        origin(),
        contentHash,
        first.error());
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
