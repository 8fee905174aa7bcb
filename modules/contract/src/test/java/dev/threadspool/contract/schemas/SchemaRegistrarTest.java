package dev.threadspool.contract.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadspool.contract.support.Registry;
import dev.threadspool.contract.topics.TopicNames;
import dev.threadspool.contract.wire.RegistryUnavailableException;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Against a real registry, whose compatibility is FULL_TRANSITIVE. */
class SchemaRegistrarTest {

  private final SchemaRegistrar registrar = new SchemaRegistrar(Registry.configuration());
  private final Map<String, Schema> schemas =
      SchemaCatalogue.bySubject(new TopicNames(Registry.topic() + "."));
  private final String subject = schemas.keySet().iterator().next();
  private final Schema schema = schemas.values().iterator().next();

  @AfterEach
  void close() throws IOException {
    registrar.close();
  }

  @Test
  void shouldRegisterTheWholeContractOnce() {
    // When
    Map<String, Integer> ids = new LinkedHashMap<>();
    schemas.forEach((name, each) -> ids.put(name, registrar.register(name, each)));

    // Then
    assertThat(ids.keySet()).hasSize(6).allMatch(name -> name.endsWith("-value"));
    // Both topics of commands have the same schema, and so the same id.
    assertThat(new HashSet<>(ids.values())).hasSize(5);
    schemas.forEach(
        (name, each) -> {
          assertThat(registrar.register(name, each)).isEqualTo(ids.get(name));
          assertThat(registrar.check(name, each)).isInstanceOf(SchemaState.Registered.class);
        });
  }

  @Test
  void shouldTellWhatIsMissing() {
    assertThat(registrar.check(subject, schema)).isEqualTo(new SchemaState.Missing());
  }

  @Test
  void shouldTakeATenthKind() {
    // Given
    int nine = registrar.register(subject, schema);
    Schema ten = TenthKind.addedTo(schema);
    assertThat(registrar.check(subject, ten)).isEqualTo(new SchemaState.Missing());

    // When
    int id = registrar.register(subject, ten);

    // Then
    assertThat(id).isNotEqualTo(nine);
    assertThat(registrar.check(subject, ten)).isEqualTo(new SchemaState.Registered(id));
    assertThat(registrar.check(subject, schema)).isEqualTo(new SchemaState.Registered(nine));
  }

  @Test
  void shouldRefuseWhatOlderRecordsCannotBeReadWith() {
    // Given
    registrar.register(subject, schema);
    Schema more = TenthKind.requiringMore(schema);

    // When
    SchemaState state = registrar.check(subject, more);

    // Then
    assertThat(state).isInstanceOf(SchemaState.Incompatible.class);
    assertThatThrownBy(() -> registrar.register(subject, more))
        .isInstanceOf(IncompatibleSchemaException.class)
        .hasMessageContaining(subject);
  }

  @Test
  void shouldTellThatTheRegistryIsAway() throws IOException {
    try (SchemaRegistrar away = new SchemaRegistrar(Registry.away())) {
      assertThatThrownBy(() -> away.check(subject, schema))
          .isInstanceOf(RegistryUnavailableException.class);
      assertThatThrownBy(() -> away.register(subject, schema))
          .isInstanceOf(RegistryUnavailableException.class);
    }
  }
}
