package dev.threadspool.lightdash.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadspool.lightdash.harness.Statements;
import dev.threadspool.lightdash.harness.TestLightdash;
import dev.threadspool.local.sample.SampleLightdash;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.Test;

/** Whose a token is, is remembered for thirty seconds and not longer. */
class RememberedTokensTest {

  private static final Duration ALMOST = PersonalAccessTokens.REMEMBERED.minusNanos(1);

  private final TestLightdash lightdash = new TestLightdash();
  private final AtomicLong nanos = new AtomicLong();
  private final PersonalAccessTokens tokens =
      new PersonalAccessTokens(lightdash.jdbi(), List.of(), nanos::get, 1);

  @Test
  void shouldAskOnceWithinThirtySeconds() {
    // Given
    Statements statements = Statements.of(lightdash.jdbi());

    // When
    tokens.authenticate(SampleLightdash.ADMIN_TOKEN);
    tokens.authenticate(SampleLightdash.ADMIN_TOKEN);
    pass(ALMOST);
    tokens.authenticate(SampleLightdash.ADMIN_TOKEN);

    // Then
    assertThat(statements.count()).isEqualTo(1);
  }

  @Test
  void shouldForgetARevokedTokenAfterThirtySeconds() {
    // Given
    tokens.authenticate(SampleLightdash.ADMIN_TOKEN);
    lightdash.execute("DELETE FROM personal_access_tokens WHERE created_by_user_id = 1");
    pass(ALMOST);
    assertThat(tokens.authenticate(SampleLightdash.ADMIN_TOKEN)).isInstanceOf(Identity.Known.class);

    // When
    pass(Duration.ofNanos(1));

    // Then: reading it meanwhile did not keep it
    assertThat(tokens.authenticate(SampleLightdash.ADMIN_TOKEN))
        .isEqualTo(new Identity.Unrecognised());
  }

  @Test
  void shouldKnowANewTokenAfterThirtySeconds() {
    // Given
    assertThat(tokens.authenticate("brand-new")).isInstanceOf(Identity.Unrecognised.class);
    lightdash.execute(
        """
        INSERT INTO personal_access_tokens
          (personal_access_token_uuid, created_by_user_id, description, token_hash)
        VALUES (gen_random_uuid(), 1, 'New', encode(sha256('brand-new'), 'hex'))
        """);

    // When
    pass(PersonalAccessTokens.REMEMBERED);

    // Then
    assertThat(tokens.authenticate("brand-new")).isInstanceOf(Identity.Known.class);
  }

  @Test
  void shouldNotRememberThatTheDatabaseFailed() {
    // Given
    lightdash.execute("ALTER TABLE personal_access_tokens RENAME TO gone");
    assertThatThrownBy(() -> tokens.authenticate(SampleLightdash.ADMIN_TOKEN))
        .isInstanceOf(UnableToExecuteStatementException.class);

    // When
    lightdash.execute("ALTER TABLE gone RENAME TO personal_access_tokens");

    // Then
    assertThat(tokens.authenticate(SampleLightdash.ADMIN_TOKEN)).isInstanceOf(Identity.Known.class);
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }
}
