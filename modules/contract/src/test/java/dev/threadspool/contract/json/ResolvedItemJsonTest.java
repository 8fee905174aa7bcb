package dev.threadspool.contract.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.contract.avro.ChartRuntimeOverrides;
import dev.threadspool.contract.avro.DashboardFieldTarget;
import dev.threadspool.contract.avro.DashboardFilterRule;
import dev.threadspool.contract.avro.DashboardFilters;
import dev.threadspool.contract.avro.DashboardTileTarget;
import dev.threadspool.contract.avro.FilterOperator;
import dev.threadspool.contract.avro.ParameterValue;
import dev.threadspool.contract.model.ContextItem;
import dev.threadspool.contract.model.ModelConfig;
import dev.threadspool.contract.model.ResolvedItem;
import dev.threadspool.contract.random.JsonText;
import dev.threadspool.contract.random.RandomRequests;
import dev.threadspool.contract.support.Threads;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the store keeps as JSON text is read as it was. */
class ResolvedItemJsonTest {

  static final List<ResolvedItem> ITEMS = Threads.items();

  private final long seed = Long.getLong("threadspool.seed", System.nanoTime());

  @ParameterizedTest
  @FieldSource("ITEMS")
  void shouldReadWhatItWrote(ResolvedItem item) {
    // When
    String json = ResolvedItemJson.write(item);

    // Then
    assertThat(ResolvedItemJson.read(json)).isEqualTo(item);
    assertThat(ResolvedItemJson.write(ResolvedItemJson.read(json))).isEqualTo(json);
    assertThat(ResolvedItemJson.writeUtf8(item)).asString(StandardCharsets.UTF_8).isEqualTo(json);
  }

  @Test
  void shouldReadNamesAsLongAsACommandMayHaveThem() {
    // Given: by the bytes of a command; no contract bounds the names of parameters
    var overrides =
        new ChartRuntimeOverrides(
            null, Map.of("p".repeat(3_000_000), new ParameterValue("1", null, null, null)), null);
    var item = new ResolvedItem.Chart(Threads.uuid(1), null, null, null, overrides, null);

    // When
    String json = ResolvedItemJson.write(item);

    // Then
    assertThat(ResolvedItemJson.read(json)).isEqualTo(item);
  }

  @Test
  void shouldSayTheSameInWhateverOrderOverridesCame() {
    // Given
    List<String> names = List.of("b", "c", "a");
    SequencedMap<String, ParameterValue> parameters = new LinkedHashMap<>();
    SequencedMap<String, DashboardTileTarget> tiles = new LinkedHashMap<>();
    SequencedMap<String, String> additional = new LinkedHashMap<>();
    for (String name : names) {
      parameters.put(name, new ParameterValue(name, null, null, null));
      tiles.put(name, new DashboardTileTarget(new DashboardFieldTarget("t", name, null, null)));
      additional.put(name, "1");
    }

    // When
    String one = ResolvedItemJson.write(chart(parameters, tiles, additional));
    String other =
        ResolvedItemJson.write(
            chart(parameters.reversed(), tiles.reversed(), additional.reversed()));

    // Then
    assertThat(one)
        .contains(
            """
            "dashboardParameters":{"a":"a","b":"b","c":"c"}""",
            """
            "tileTargets":{"a":{"tableName":"t","fieldId":"a"},"b":{"tableName":"t","fieldId":"b"},\
            "c":{"tableName":"t","fieldId":"c"}},"a":1,"b":1,"c":1}""")
        .isEqualTo(other);
  }

  @Test
  void shouldReadAllOverridesThatTheContractAllows() throws Exception {
    for (ChartRuntimeOverrides overrides : randomOverrides()) {
      // Given
      var item = new ResolvedItem.Chart(Threads.uuid(1), null, null, null, overrides, null);

      // When
      String json = ResolvedItemJson.write(item);

      // Then
      assertThat(ResolvedItemJson.read(json)).as("seed %d: %s", seed, json).isEqualTo(item);
      assertThat(ResolvedItemJson.writeUtf8(item)).asString(StandardCharsets.UTF_8).isEqualTo(json);
    }
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(booleans = {true, false})
  void shouldReadTheModelConfigurationThatItWrote(Boolean reasoning) {
    // Given
    ModelConfig config = new ModelConfig("m\"\\\uD83D\uDE00", "", reasoning);

    // When
    String json = ModelConfigJson.write(config);

    // Then
    assertThat(ModelConfigJson.read(json)).isEqualTo(config);
  }

  private static ResolvedItem.Chart chart(
      Map<String, ParameterValue> parameters,
      Map<String, DashboardTileTarget> tiles,
      Map<String, String> additional) {
    var rule =
        new DashboardFilterRule(
            "r",
            new DashboardFieldTarget("t", "f", null, null),
            FilterOperator.EQUALS,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            tiles,
            additional);
    var filters = new DashboardFilters(List.of(rule), List.of(), List.of());
    return new ResolvedItem.Chart(
        Threads.uuid(1),
        null,
        null,
        null,
        new ChartRuntimeOverrides(filters, parameters, null),
        null);
  }

  private List<ChartRuntimeOverrides> randomOverrides() throws Exception {
    RandomRequests requests = new RandomRequests(seed);
    List<ChartRuntimeOverrides> overrides = new ArrayList<>();
    while (overrides.size() < 500) {
      String body = JsonText.of(requests.next(), requests.random());
      var json = BodyJson.parse(body.getBytes(StandardCharsets.UTF_8));
      for (ContextItem item : ThreadRequestReader.read(json).context()) {
        if (item instanceof ContextItem.Chart(_, _, var asked) && asked != null) {
          overrides.add(asked);
        }
      }
    }
    return overrides;
  }
}
