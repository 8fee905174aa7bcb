package dev.threadspool.contract.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.threadspool.contract.avro.ActorType;
import dev.threadspool.contract.avro.AskedChart;
import dev.threadspool.contract.avro.AskedDashboard;
import dev.threadspool.contract.avro.AskedFile;
import dev.threadspool.contract.avro.ContextItem;
import dev.threadspool.contract.avro.ContextKind;
import dev.threadspool.contract.avro.ThreadCreateCommand;
import dev.threadspool.contract.json.BodyJson;
import dev.threadspool.contract.model.PromptUuid;
import dev.threadspool.contract.support.Binary;
import dev.threadspool.contract.support.Commands;
import dev.threadspool.contract.support.Threads;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

/** Commands that an upstream service publishes itself, with nobody to check them before. */
class PublishedCommandTest {

  private static final String MEMBER = "must have exactly the member that its kind names";

  static final List<Arguments> ITEMS =
      List.of(
          arguments(kind(ContextKind.CHART), MEMBER),
          arguments(kind(ContextKind.FILE), MEMBER),
          arguments(
              ContextItem.newBuilder(kind(ContextKind.FILE))
                  .setDashboard(new AskedDashboard(Threads.uuid(1), null))
                  .build(),
              MEMBER),
          arguments(
              ContextItem.newBuilder(kind(ContextKind.FILE))
                  .setFile(new AskedFile("a"))
                  .setChart(new AskedChart(Threads.uuid(1), null, null))
                  .build(),
              MEMBER));

  @Test
  void shouldDeriveThePromptUuidWhereNoneIsNamed() throws Exception {
    // Given
    ThreadCreateCommand published =
        ThreadCreateCommand.newBuilder(CommandCodec.toAvro(Commands.plain()))
            .setPromptUuid(null)
            .build();

    // When
    var command = CommandCodec.fromAvro(Binary.throughBytes(published));

    // Then
    assertThat(command.promptUuid()).isEqualTo(PromptUuid.of(Commands.THREAD));
    assertThat(command).isEqualTo(Commands.plain());
  }

  @Test
  void shouldRefuseAnotherPromptUuid() throws Exception {
    // Given
    ThreadCreateCommand published =
        ThreadCreateCommand.newBuilder(CommandCodec.toAvro(Commands.plain()))
            .setPromptUuid(Threads.uuid(1))
            .build();

    // Then
    assertValidateError(
        published, "promptUuid", "must be null, or the one derived from threadUuid");
  }

  @ParameterizedTest
  @FieldSource("ITEMS")
  void shouldRefuseAnItemOfAnotherMemberThanItsKinds(ContextItem item, String message)
      throws Exception {
    // Given
    ThreadCreateCommand published = with(file("first"), item);

    // Then
    assertValidateError(published, "context.$1", message);
  }

  @Test
  void shouldRejectATimeThatNoDatabaseHasWithOneThatItHas() throws Exception {
    // Given
    ThreadCreateCommand published =
        ThreadCreateCommand.newBuilder(CommandCodec.toAvro(Commands.plain()))
            .setIssuedAt(Instant.ofEpochMilli(Long.MAX_VALUE))
            .build();

    // When
    var refusal =
        assertValidateError(published, "issuedAt", "must be in one of the years 0001 to 9999");

    // Then
    assertThat(refusal.ids().issuedAt()).isEqualTo("9999-12-31T23:59:59.999Z");
  }

  @Test
  void shouldTellWhoAsked() {
    // Given
    ThreadCreateCommand published =
        ThreadCreateCommand.newBuilder(CommandCodec.toAvro(Commands.plain()))
            .setCreatedFrom("a".repeat(65))
            .build();

    // When
    var refusal =
        catchThrowableOfType(InvalidCommandException.class, () -> CommandCodec.fromAvro(published));

    // Then
    assertThat(refusal.ids())
        .isEqualTo(
            new InvalidCommandException.Ids(
                Commands.COMMAND,
                Commands.THREAD,
                Commands.ORGANIZATION,
                Commands.PROJECT,
                Commands.AGENT,
                Commands.ACTOR,
                Commands.ISSUED_AT));
    assertThat(refusal.error().name()).isEqualTo("ParameterError");
    assertThat(refusal.error().statusCode()).isEqualTo(400);
  }

  @Test
  void shouldNotGuessAKindOrAnActorOfANewerVersion() {
    // Given
    ThreadCreateCommand newerKind = with(kind(ContextKind.UNKNOWN));
    ThreadCreateCommand newerActor = CommandCodec.toAvro(Commands.plain());
    newerActor.getActor().put(0, ActorType.UNKNOWN);

    // Then
    for (ThreadCreateCommand published : List.of(newerKind, newerActor)) {
      assertThat(
              catchThrowableOfType(
                  UnreadableCommandException.class, () -> CommandCodec.fromAvro(published)))
          .hasMessageContaining("unknown to this version");
    }
  }

  static InvalidCommandException assertValidateError(
      ThreadCreateCommand published, String member, String message) throws Exception {
    ThreadCreateCommand read = Binary.throughBytes(published);
    var refusal =
        catchThrowableOfType(InvalidCommandException.class, () -> CommandCodec.fromAvro(read));
    assertThat(refusal).isNotNull();
    assertThat(refusal.error().name()).isEqualTo("ValidateError");
    assertThat(refusal.error().statusCode()).isEqualTo(422);
    assertThat(refusal.error().message()).isEqualTo(member + " " + message);
    assertThat(
            BodyJson.parse(String.valueOf(refusal.error().dataJson()))
                .get(member)
                .get("message")
                .stringValue())
        .isEqualTo(message);
    return refusal;
  }

  static ThreadCreateCommand with(ContextItem... items) {
    return ThreadCreateCommand.newBuilder(CommandCodec.toAvro(Commands.plain()))
        .setContext(List.of(items))
        .build();
  }

  private static ContextItem file(String path) {
    return ContextItem.newBuilder(kind(ContextKind.FILE)).setFile(new AskedFile(path)).build();
  }

  private static ContextItem kind(ContextKind kind) {
    return ContextItem.newBuilder().setKind(kind).build();
  }
}
