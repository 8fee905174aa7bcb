package dev.threadspool.lightdash.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.lightdash.harness.Statements;
import dev.threadspool.lightdash.harness.TestLightdash;
import dev.threadspool.local.sample.SampleLightdash;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalAccessTokensTest {

  private static final TestLightdash LIGHTDASH = new TestLightdash();

  private static final Identity ADA =
      new Identity.Known(SampleLightdash.ADMIN, SampleLightdash.ORGANIZATION, "Ada Admin");

  @Test
  void shouldKnowATokenByItsSha256() {
    // When / Then
    assertThat(tokens().authenticate(SampleLightdash.ADMIN_TOKEN)).isEqualTo(ADA);
    assertThat(tokens().authenticate(SampleLightdash.VIEWER_TOKEN))
        .isEqualTo(
            new Identity.Known(SampleLightdash.VIEWER, SampleLightdash.ORGANIZATION, "Vic Viewer"));
    assertThat(tokens().authenticate(SampleLightdash.OTHER_ORGANIZATIONS_TOKEN))
        .isEqualTo(
            new Identity.Known(
                SampleLightdash.OTHER_ORGANIZATIONS_ADMIN,
                SampleLightdash.OTHER_ORGANIZATION,
                "Tom Toast"));
  }

  @Test
  void shouldKnowATokenByItsBcryptHash() {
    // When / Then
    assertThat(tokens(SampleLightdash.LIGHTDASH_SECRET).authenticate(SampleLightdash.BCRYPT_TOKEN))
        .isEqualTo(ADA);
  }

  @Test
  void shouldKnowATokenThatWasHashedUnderAnOlderSecret() {
    // When / Then
    assertThat(
            tokens("new", SampleLightdash.LIGHTDASH_SECRET, "oldest")
                .authenticate(SampleLightdash.BCRYPT_TOKEN))
        .isEqualTo(ADA);
  }

  @Test
  void shouldNotKnowABcryptTokenWithoutItsSecret() {
    // When / Then
    assertThat(tokens("another").authenticate(SampleLightdash.BCRYPT_TOKEN))
        .isEqualTo(new Identity.Unrecognised());
    assertThat(tokens().authenticate(SampleLightdash.BCRYPT_TOKEN))
        .isEqualTo(new Identity.Unrecognised());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "ldpat_unknown", SampleLightdash.EXPIRED_TOKEN, "\u0000", "ü🥪"})
  void shouldTellNothingButThatATokenIsNotRecognised(String token) {
    // When / Then
    assertThat(tokens(SampleLightdash.LIGHTDASH_SECRET).authenticate(token))
        .isEqualTo(new Identity.Unrecognised());
  }

  @ParameterizedTest
  @ValueSource(ints = {71, 72, 73, 512, 513, 1_000_000})
  void shouldNotRecogniseTokensOfAnyLength(int length) {
    // When / Then
    assertThat(tokens(SampleLightdash.LIGHTDASH_SECRET).authenticate("x".repeat(length)))
        .isEqualTo(new Identity.Unrecognised());
  }

  @Test
  void shouldNotTakeAHashForAToken() {
    // Given
    String hash =
        LIGHTDASH
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .select("SELECT min(token_hash) FROM personal_access_tokens")
                        .mapTo(String.class)
                        .one());

    // When / Then
    assertThat(tokens(SampleLightdash.LIGHTDASH_SECRET).authenticate(hash))
        .isEqualTo(new Identity.Unrecognised());
  }

  @Test
  void shouldNotRecogniseATokenThatExpiresNow() {
    // Given
    LIGHTDASH.execute(
        """
        INSERT INTO personal_access_tokens
          (personal_access_token_uuid, created_by_user_id, description, token_hash, expires_at)
        VALUES (gen_random_uuid(), 1, 'Ends now', encode(sha256('ends-now'), 'hex'), now())
        """);

    // When / Then
    assertThat(tokens().authenticate("ends-now")).isEqualTo(new Identity.Unrecognised());
  }

  @Test
  void shouldTellADeactivatedAccount() {
    // When / Then
    assertThat(tokens().authenticate(SampleLightdash.DEACTIVATED_TOKEN))
        .isEqualTo(new Identity.Deactivated());
  }

  @Test
  void shouldKnowAUserOfNoOrganization() {
    // When / Then
    assertThat(tokens().authenticate(SampleLightdash.TOKEN_WITHOUT_ORGANIZATION))
        .isEqualTo(
            new Identity.Known(SampleLightdash.USER_WITHOUT_ORGANIZATION, null, "Noa Nowhere"));
  }

  @Test
  void shouldNameANamelessUserAsLightdashDoes() {
    // Given
    LIGHTDASH.execute(
        """
        INSERT INTO personal_access_tokens
          (personal_access_token_uuid, created_by_user_id, description, token_hash)
        VALUES (gen_random_uuid(), 14, 'Nameless', encode(sha256('nameless'), 'hex'))
        """);

    // When / Then
    assertThat(tokens().authenticate("nameless"))
        .isEqualTo(
            new Identity.Known(
                SampleLightdash.NAMELESS_USER, SampleLightdash.ORGANIZATION, "Unknown user"));
  }

  @Test
  void shouldLookOnceForEachKindOfHash() {
    // Given
    Statements statements = Statements.of(LIGHTDASH.jdbi());

    // When
    tokens(SampleLightdash.LIGHTDASH_SECRET).authenticate(SampleLightdash.BCRYPT_TOKEN);

    // Then
    assertThat(statements.count()).isEqualTo(2);
  }

  private static PersonalAccessTokens tokens(String... secrets) {
    return new PersonalAccessTokens(LIGHTDASH.jdbi(), List.of(secrets));
  }
}
