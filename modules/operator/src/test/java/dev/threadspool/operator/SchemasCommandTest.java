package dev.threadspool.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.contract.schemas.SchemaCatalogue;
import dev.threadspool.contract.schemas.SchemaRegistrar;
import dev.threadspool.contract.topics.TopicNames;
import dev.threadspool.local.LocalStack;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;

/** {@code schemas register} and {@code schemas check} on a real registry. */
class SchemasCommandTest {

  private static final LocalStack STACK = LocalStack.shared();

  private static final int SCHEMAS = SchemaCatalogue.bySubject(new TopicNames("")).size();

  private final String prefix = "s" + UUID.randomUUID().toString().substring(0, 8) + ".";

  @Test
  void shouldRegisterOnce() {
    // When
    Run before = schemas("check");
    Run registered = schemas("register");
    Run again = schemas("register");
    Run after = schemas("check");

    // Then
    assertThat(before.exitCode()).isEqualTo(ExitCode.FINDINGS);
    assertThat(before.out().lines()).hasSize(SCHEMAS).allMatch(line -> line.startsWith("MISSING"));
    assertThat(registered.exitCode()).as(registered.err()).isZero();
    assertThat(registered.out().lines()).hasSize(SCHEMAS).allMatch(line -> line.startsWith("new"));
    assertThat(again.out().lines()).hasSize(SCHEMAS).allMatch(line -> line.startsWith("there"));
    assertThat(after.exitCode()).isZero();
    assertThat(after.out()).contains(prefix + "agent-thread.created-value");
  }

  @Test
  void shouldRegisterNothingWhereOneWouldBeRefused() throws Exception {
    // Given
    try (SchemaRegistrar registrar =
        new SchemaRegistrar(Map.of("schema.registry.url", STACK.registryUrl()))) {
      var _ =
          registrar.register(
              prefix + "agent-thread.create-reply-value",
              SchemaBuilder.record("SomethingElse").fields().requiredInt("number").endRecord());
    }

    // When
    Run registered = schemas("register");
    Run checked = schemas("check");

    // Then
    assertThat(registered.exitCode()).isEqualTo(ExitCode.FINDINGS);
    assertThat(registered.out())
        .contains("INCOMPATIBLE " + prefix + "agent-thread.create-reply-value")
        .contains("Nothing was registered");
    assertThat(checked.out().lines().filter(line -> line.startsWith("MISSING")))
        .hasSize(SCHEMAS - 1);
  }

  @Test
  void shouldSayWhichRegistryDoesNotAnswerButNotItsPassword() {
    // When
    Run checked = Run.of("schemas", "check", "--registry", "http://me:secret@127.0.0.1:1");

    // Then
    assertThat(checked.exitCode()).isEqualTo(ExitCode.AWAY);
    assertThat(checked.err())
        .contains("no schema registry at http://127.0.0.1:1")
        .doesNotContain("secret");
  }

  @Test
  void shouldSayHowToNameTheRegistry() {
    // When
    Run checked = Run.of("schemas", "check");

    // Then
    assertThat(checked.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(checked.err()).contains("--registry URL", "THREADSPOOL_REGISTRY_URL");
  }

  private Run schemas(String command) {
    return Run.of("schemas", command, "--registry", STACK.registryUrl(), "--prefix", prefix);
  }
}
