package dev.threadspool.contract.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.contract.avro.ContextItem;
import dev.threadspool.contract.avro.ContextKind;
import dev.threadspool.contract.avro.ResolvedContextItem;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** How the contract's schemas are written, so that they can grow and be read by anybody. */
class SchemaRulesTest {

  private static final String UUID_NAMES = "uuid|.*Uuid|commandId|topicId";

  static final List<Schema> NAMED_TYPES = List.copyOf(namedTypes().values());

  @ParameterizedTest
  @FieldSource("NAMED_TYPES")
  void shouldExplainEveryTypeAndField(Schema type) {
    assertThat(type.getNamespace()).isEqualTo("dev.threadspool.contract.avro");
    assertThat(type.getDoc()).as(type.getName()).isNotBlank();
    fields(
        type,
        (name, field) -> assertThat(field.doc()).as(name).isNotBlank().matches("(?s).*[.?]$"));
  }

  @ParameterizedTest
  @FieldSource("NAMED_TYPES")
  void shouldHaveNoUnionButThatOfNullAndOneType(Schema type) {
    fields(
        type,
        (name, field) ->
            unions(
                field.schema(),
                union -> {
                  assertThat(union.getTypes()).as(name).hasSize(2);
                  assertThat(union.getTypes().getFirst().getType())
                      .as(name)
                      .isEqualTo(Schema.Type.NULL);
                  assertThat(field.hasDefaultValue()).as(name).isTrue();
                }));
  }

  @ParameterizedTest
  @FieldSource("NAMED_TYPES")
  void shouldHaveASymbolForWhatANewerVersionAdds(Schema type) {
    if (type.getType() == Schema.Type.ENUM) {
      assertThat(type.getEnumDefault())
          .isEqualTo("UNKNOWN")
          .isEqualTo(type.getEnumSymbols().getFirst());
    }
  }

  @ParameterizedTest
  @FieldSource("NAMED_TYPES")
  void shouldHaveLogicalTypesForUuidsAndTimes(Schema type) {
    fields(
        type,
        (name, field) -> {
          Schema plain = withoutNull(field.schema());
          String logical = plain.getLogicalType() == null ? "" : plain.getLogicalType().getName();
          assertThat(logical)
              .as(name)
              .isEqualTo(
                  field.name().matches(UUID_NAMES)
                      ? "uuid"
                      : field.name().matches(".*At") ? "timestamp-millis" : "");
        });
  }

  @Test
  void shouldHaveTheMemberOfEachKindAtTheKindsPlace() {
    // The codecs rely on it.
    for (Schema item :
        List.of(ContextItem.getClassSchema(), ResolvedContextItem.getClassSchema())) {
      assertThat(item.getFields()).extracting(Schema.Field::name).first().isEqualTo("kind");
      assertThat(item.getFields().stream().skip(1).map(Schema.Field::name))
          .containsExactlyElementsOf(
              Arrays.stream(ContextKind.values()).skip(1).map(SchemaRulesTest::member).toList());
    }
    assertThat(Arrays.stream(ContextKind.values()).skip(1).map(Enum::name))
        .containsExactlyElementsOf(
            Arrays.stream(dev.threadspool.contract.model.ContextKind.values())
                .map(Enum::name)
                .toList());
  }

  private static String member(ContextKind kind) {
    StringBuilder name = new StringBuilder();
    for (String word : kind.name().toLowerCase(Locale.ROOT).split("_")) {
      name.append(
          name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
    }
    return name.toString();
  }

  private static void fields(Schema type, BiConsumer<String, Schema.Field> check) {
    if (type.getType() == Schema.Type.RECORD) {
      type.getFields().forEach(field -> check.accept(type.getName() + "." + field.name(), field));
    }
  }

  private static void unions(Schema schema, Consumer<Schema> check) {
    switch (schema.getType()) {
      case UNION -> {
        check.accept(schema);
        schema.getTypes().forEach(branch -> unions(branch, check));
      }
      case ARRAY -> unions(schema.getElementType(), check);
      case MAP -> unions(schema.getValueType(), check);
      default -> {}
    }
  }

  private static Schema withoutNull(Schema schema) {
    return schema.isUnion() ? schema.getTypes().getLast() : schema;
  }

  private static Map<String, Schema> namedTypes() {
    Map<String, Schema> types = new LinkedHashMap<>();
    SchemaFiles.current().values().forEach(schema -> gather(schema, types));
    return types;
  }

  private static void gather(Schema schema, Map<String, Schema> types) {
    switch (schema.getType()) {
      case RECORD -> {
        if (types.put(schema.getFullName(), schema) == null) {
          schema.getFields().forEach(field -> gather(field.schema(), types));
        }
      }
      case ENUM -> types.put(schema.getFullName(), schema);
      case ARRAY -> gather(schema.getElementType(), types);
      case MAP -> gather(schema.getValueType(), types);
      case UNION -> schema.getTypes().forEach(branch -> gather(branch, types));
      default -> {}
    }
  }
}
