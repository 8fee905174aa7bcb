package dev.threadspool.contract.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.contract.avro.ModelConfig;
import dev.threadspool.contract.avro.ThreadCreateCommand;
import dev.threadspool.contract.codec.CommandCodec;
import dev.threadspool.contract.json.BodyJson;
import dev.threadspool.contract.json.ThreadRequestReader;
import dev.threadspool.contract.model.ApiError;
import dev.threadspool.contract.support.Commands;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextLimitsTest {

  @ParameterizedTest
  @ValueSource(strings = {"a", "é", "€", "\uD83D\uDE00"})
  void shouldCountThePromptInBytesOfUtf8(String character) {
    // Given
    int size = character.getBytes(StandardCharsets.UTF_8).length;
    String longest = character.repeat(TextLimits.PROMPT_BYTES / size);

    // Then
    assertThat(TextLimits.check(prompt(longest))).isNull();
    assertThat(TextLimits.check(prompt(longest + "aaaa")))
        .isEqualTo(parameterError("prompt may have at most 262144 bytes"));
    assertThat(TextLimits.check(prompt(character.repeat(3)), 3 * size)).isNull();
    assertThat(TextLimits.check(prompt(character.repeat(3)), 3 * size - 1)).isNotNull();
  }

  @Test
  void shouldBoundWhereAThreadComesFrom() {
    assertThat(TextLimits.check(createdFrom("a".repeat(64)))).isNull();
    assertThat(TextLimits.check(createdFrom("a".repeat(65))))
        .isEqualTo(parameterError("createdFrom may have at most 64 characters"));
  }

  @Test
  void shouldFindTextThatCannotBeCarriedWhereverItStands() throws Exception {
    // Given
    List<Function<String, ThreadCreateCommand>> places =
        List.of(
            TextLimitsTest::prompt,
            TextLimitsTest::createdFrom,
            text -> modelConfig(new ModelConfig(text, "", null)),
            text -> modelConfig(new ModelConfig("", text, null)));

    for (var place : places) {
      for (String text : List.of("\0", "a\0", "\uD800", "\uD800a", "\uDC00", "\uDC00\uD800")) {
        assertThat(TextLimits.check(place.apply(text)))
            .isEqualTo(parameterError("The request body contains U+0000 or an unpaired surrogate"));
      }
      assertThat(TextLimits.check(place.apply("\uD83D\uDE00 \u0001"))).isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'chartSlug':'@'",
        "'runtimeOverrides':{'dateZoom':{'granularity':'@'}}",
        "'runtimeOverrides':{'dashboardParameters':{'@':1}}",
        "'runtimeOverrides':{'dashboardParameters':{'p':'@'}}",
        "'runtimeOverrides':{'dashboardParameters':{'p':['a','@']}}",
        "'runtimeOverrides':{'dashboardFilters':{'metrics':[],'tableCalculations':[],'dimensions':"
            + "[{'id':'i','operator':'equals','target':{'tableName':'t','fieldId':'@'}}]}}",
        "'runtimeOverrides':{'dashboardFilters':{'metrics':[],'tableCalculations':[],'dimensions':"
            + "[{'id':'i','operator':'equals','target':{'tableName':'t','fieldId':'f'},'@':1}]}}",
        "'runtimeOverrides':{'dashboardFilters':{'metrics':[],'tableCalculations':[],'dimensions':"
            + "[{'id':'i','operator':'equals','target':{'tableName':'t','fieldId':'f'},"
            + "'lockedTabUuids':['@']}]}}"
      })
  void shouldFindItDeepInTheContext(String members) throws Exception {
    // Given: the place-holder is put in after parsing, which would refuse it.
    String body =
        "{'context':[{'type':'chart','chartUuid':'%s',%s}]}".formatted(Commands.THREAD, members);
    ThreadCreateCommand command =
        CommandCodec.toAvro(
            Commands.of(ThreadRequestReader.read(BodyJson.parse(body.replace('\'', '"')))));

    // Then
    assertThat(TextLimits.check(command)).isNull();
    assertThat(TextLimits.check(Poisoned.copy(command))).isNotNull();
  }

  private static ApiError parameterError(String message) {
    return new ApiError("ParameterError", 400, message, null);
  }

  private static ThreadCreateCommand prompt(String prompt) {
    return plain().setPrompt(prompt).build();
  }

  private static ThreadCreateCommand createdFrom(String createdFrom) {
    return plain().setCreatedFrom(createdFrom).build();
  }

  private static ThreadCreateCommand modelConfig(ModelConfig modelConfig) {
    return plain().setModelConfig(modelConfig).build();
  }

  private static ThreadCreateCommand.Builder plain() {
    return ThreadCreateCommand.newBuilder(CommandCodec.toAvro(Commands.plain()));
  }
}
