package dev.threadspool.contract.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.threadspool.contract.avro.AskedChart;
import dev.threadspool.contract.avro.ChartRuntimeOverrides;
import dev.threadspool.contract.avro.ContextItem;
import dev.threadspool.contract.avro.ContextKind;
import dev.threadspool.contract.avro.DashboardFieldTarget;
import dev.threadspool.contract.avro.DashboardFilterRule;
import dev.threadspool.contract.avro.DashboardFilters;
import dev.threadspool.contract.avro.DashboardTileTarget;
import dev.threadspool.contract.avro.DimensionType;
import dev.threadspool.contract.avro.FilterOperator;
import dev.threadspool.contract.avro.ParameterValue;
import dev.threadspool.contract.avro.ThreadCreateCommand;
import dev.threadspool.contract.hash.ContentHasher;
import dev.threadspool.contract.support.Binary;
import dev.threadspool.contract.support.Threads;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Overrides on the topic: Avro's types allow more than the HTTP contract does. */
class PublishedOverridesTest {

  static final List<ParameterValue> NO_PARAMETERS =
      List.of(
          new ParameterValue(null, null, null, null),
          new ParameterValue("a", 1.0, null, null),
          new ParameterValue(null, null, List.of(), List.of()),
          new ParameterValue(null, Double.NaN, null, null),
          new ParameterValue(null, Double.POSITIVE_INFINITY, null, null),
          new ParameterValue(null, null, null, List.of(1.0, Double.NEGATIVE_INFINITY)));

  @ParameterizedTest
  @FieldSource("NO_PARAMETERS")
  void shouldRefuseAParameterOfNoneOrSeveralValues(ParameterValue value) throws Exception {
    PublishedCommandTest.assertValidateError(
        command(new ChartRuntimeOverrides(null, Map.of("p", value), null)),
        "context.$0.runtimeOverrides",
        "must have parameters of exactly one value, whose numbers are finite");
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "operator", "target", "values", "tileTargets"})
  void shouldRefuseAnAdditionalPropertyThatStandsForAnother(String name) throws Exception {
    PublishedCommandTest.assertValidateError(
        command(rule().setAdditionalProperties(Map.of(name, "\"x\"")).build()),
        "context.$0.runtimeOverrides",
        "may have no additional property of a name that the contract gives to another");
  }

  @Test
  void shouldNotGuessAnOperatorOrATypeOfANewerVersion() {
    // Given
    DashboardFieldTarget newerType =
        new DashboardFieldTarget("t", "f", null, DimensionType.UNKNOWN);
    List<DashboardFilterRule> rules =
        List.of(
            rule().setOperator(FilterOperator.UNKNOWN).build(),
            rule().setTarget(newerType).build(),
            rule().setTileTargets(Map.of("t", new DashboardTileTarget(newerType))).build());

    for (DashboardFilterRule rule : rules) {
      // When
      var refusal =
          catchThrowableOfType(
              UnreadableCommandException.class, () -> CommandCodec.fromAvro(command(rule)));

      // Then
      assertThat(refusal).as(rule.toString()).hasMessageContaining("unknown to this version");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "text", "1 2", "{", "NaN", "\"\\u0000\"", "\"\\ud800\"", "1e401", "[1,]"})
  void shouldRefuseTextThatIsNoJson(String json) {
    List<DashboardFilterRule> rules =
        List.of(
            rule().setValues(List.of("1", json)).build(),
            rule().setSettings(json).build(),
            rule().setAdditionalProperties(Map.of("a", json)).build());

    for (DashboardFilterRule rule : rules) {
      // When
      var refusal =
          catchThrowableOfType(
              InvalidCommandException.class, () -> CommandCodec.fromAvro(command(rule)));

      // Then
      assertThat(refusal).as(rule.toString()).isNotNull();
      assertThat(refusal.error().name()).isEqualTo("ParameterError");
      assertThat(refusal.error().message()).contains("of filter rules must be JSON");
    }
  }

  @Test
  void shouldTakeJsonInOneSpelling() throws Exception {
    // Given
    ThreadCreateCommand spaced =
        Binary.throughBytes(
            command(
                rule()
                    .setValues(List.of(" [1, 2.0]", "1e21"))
                    .setSettings("{ \"a\" : 1 }")
                    .setAdditionalProperties(Map.of("b", "\t\"\\u0041\""))
                    .build()));
    ThreadCreateCommand tight =
        command(
            rule()
                .setValues(List.of("[1,2.0]", "1E+21"))
                .setSettings("{\"a\":1}")
                .setAdditionalProperties(Map.of("b", "\"A\""))
                .build());

    // When
    var command = CommandCodec.fromAvro(spaced);

    // Then
    assertThat(command).isEqualTo(CommandCodec.fromAvro(tight));
    assertThat(CommandCodec.toAvro(command)).isEqualTo(tight);
    assertThat(ContentHasher.hash(command))
        .isEqualTo(ContentHasher.hash(CommandCodec.fromAvro(tight)));
  }

  private static DashboardFilterRule.Builder rule() {
    return DashboardFilterRule.newBuilder()
        .setId("i")
        .setTarget(new DashboardFieldTarget("t", "f", null, null))
        .setOperator(FilterOperator.EQUALS);
  }

  private static ThreadCreateCommand command(DashboardFilterRule rule) {
    return command(
        new ChartRuntimeOverrides(
            new DashboardFilters(List.of(), List.of(rule), List.of()), null, null));
  }

  private static ThreadCreateCommand command(ChartRuntimeOverrides overrides) {
    return PublishedCommandTest.with(
        ContextItem.newBuilder()
            .setKind(ContextKind.CHART)
            .setChart(new AskedChart(Threads.uuid(1), null, overrides))
            .build());
  }
}
