package dev.threadspool.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.ingress.harness.Reader;
import dev.threadspool.ingress.harness.TestIngress;
import dev.threadspool.ingress.harness.World;
import dev.threadspool.local.LocalStack;
import dev.threadspool.local.sample.SampleLightdash;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** A dependency is there when it has answered, not when nobody had to ask it. */
class SignsOfLifeTest {

  @Test
  void shouldTakeNothingThatIsRememberedForASignOfLife() {
    try (World world = new World()) {
      // Given: whose Ada's token is, is known; then the database cannot tell any more
      LocalStack stack = world.stack();
      String url = stack.jdbcUrl("ingress_signs_of_life");
      SampleLightdash.load(url, stack.user(), stack.password());
      Jdbi lightdash = Jdbi.create(url, stack.user(), stack.password());
      TestIngress ingress =
          world.startReady(Map.of("threadspool.lightdash.url", url)).warmToRead(Reader.ADA);
      ingress.ask("{}").isOk();
      assertThat(ingress.isUp("lightdash")).isTrue();
      lightdash.useHandle(
          handle -> handle.execute("ALTER TABLE personal_access_tokens RENAME TO gone"));
      lookFor(Reader.VIC, ingress, 503);
      assertThat(ingress.isUp("lightdash")).isFalse();

      // When
      ingress.ask("{}").isOk();
      boolean afterACommand = ingress.isUp("lightdash");
      lookFor(Reader.ADA, ingress, 404);
      boolean afterALook = ingress.isUp("lightdash");
      lightdash.useHandle(
          handle -> handle.execute("ALTER TABLE gone RENAME TO personal_access_tokens"));
      lookFor(Reader.VIC, ingress, 404);

      // Then
      assertThat(afterACommand).isFalse();
      assertThat(afterALook).isFalse();
      assertThat(ingress.isUp("lightdash")).as("it was asked").isTrue();
    }
  }

  /** For a thread that is not there: nobody but the store has to be asked for it. */
  private static void lookFor(String who, TestIngress ingress, int status) {
    String path = "/%s/threads/%s".formatted(SampleLightdash.OPEN_AGENT, UUID.randomUUID());
    assertThat(ingress.read(who, SampleLightdash.PROJECT, path).status()).isEqualTo(status);
  }
}
