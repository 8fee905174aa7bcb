package dev.threadspool.contract.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

/**
 * Everything that was ever released can be read, and reads what is written today: FULL_TRANSITIVE,
 * as the registry has it.
 */
class ReleasedSchemasTest {

  @Test
  void shouldNumberReleasesWithoutGaps() {
    assertThat(SchemaFiles.released().keySet())
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, SchemaFiles.released().size()).boxed().toList())
        .isNotEmpty();
  }

  /** A topic may come in with a later release; none goes. */
  @Test
  void shouldReleaseEverySchemaThatEverWas() {
    Set<String> before = Set.of();
    for (Map<String, Schema> schemas : SchemaFiles.released().values()) {
      assertThat(schemas.keySet()).isNotEmpty().containsAll(before);
      before = schemas.keySet();
    }
    assertThat(before).containsExactlyInAnyOrderElementsOf(SchemaFiles.current().keySet());
  }

  @Test
  void shouldBeCompatibleInBothDirectionsWithEveryRelease() {
    SchemaFiles.released()
        .forEach(
            (version, schemas) ->
                schemas.forEach(
                    (file, released) -> {
                      Schema current = Objects.requireNonNull(SchemaFiles.current().get(file));
                      assertThat(SchemaPairs.incompatibilities(current, released))
                          .as("%s reads what version %d wrote", file, version)
                          .isEmpty();
                      assertThat(SchemaPairs.incompatibilities(released, current))
                          .as("version %d reads what %s writes", version, file)
                          .isEmpty();
                    }));
  }

  @Test
  void shouldHaveReleasedWhatIsInTheSources() {
    // Given
    Path written = SchemaFiles.writeCurrent();

    // When
    Map<String, Schema> newest = SchemaFiles.released().lastEntry().getValue();

    // Then: as text, since a serializer looks its schema up with its documentation.
    SchemaFiles.current()
        .forEach(
            (file, current) ->
                assertThat(Objects.requireNonNull(newest.get(file)).toString(true))
                    .as("a changed schema is released: copy %s to schemas/released/<next>", written)
                    .isEqualTo(current.toString(true)));
  }
}
