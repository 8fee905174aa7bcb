package dev.threadspool.ingress;

import static dev.threadspool.ingress.harness.Threads.thread;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.threadspool.contract.model.Actor;
import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.ingress.harness.Answer;
import dev.threadspool.ingress.harness.Shared;
import dev.threadspool.ingress.harness.TestIngress;
import dev.threadspool.ingress.harness.TestIssuer;
import dev.threadspool.local.sample.SampleLightdash;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Trusted services, with JSON Web Tokens of the one issuer that is configured. */
@ExtendWith(Shared.Extension.class)
class ServiceTokenTest {

  private static final UUID SERVICE = UUID.fromString("5e000000-0000-4000-8000-000000000001");
  private static final RSAKey STRANGER = TestIssuer.key("k1");

  private final Shared shared;
  private final TestIssuer issuer;
  private StoredThread stored;

  ServiceTokenTest(Shared shared) {
    this.shared = shared;
    this.issuer = shared.issuer();
  }

  @BeforeEach
  void store() {
    stored = shared.world().rows().store(thread().make());
  }

  @Test
  void shouldAskForAThreadAsAService() {
    // Given
    String token = issuer.token(claims -> claims.subject(SERVICE.toString()));

    // When
    Answer answer = ask(token, "service asks");

    // Then
    answer.isOk();
    ThreadCommand command = shared.world().answerer().awaitReceived("service asks").command();
    assertThat(command.actor()).isEqualTo(new Actor(Actor.Type.SERVICE, SERVICE));
    assertThat(command.organizationUuid()).isEqualTo(SampleLightdash.ORGANIZATION);
    assertThat(command.createdFrom()).isEqualTo("service");
  }

  @Test
  void shouldMakeTheSameUuidOfTheSameName() {
    // When
    ask(issuer.token(claims -> claims), "named 1").isOk();
    ask(issuer.token(claims -> claims), "named 2").isOk();
    ask(issuer.token(claims -> claims.subject("downstream")), "named 3").isOk();

    // Then
    Actor first = shared.world().answerer().awaitReceived("named 1").command().actor();
    assertThat(shared.world().answerer().awaitReceived("named 2").command().actor())
        .isEqualTo(first);
    assertThat(shared.world().answerer().awaitReceived("named 3").command().actor())
        .isNotEqualTo(first);
    assertThat(first.uuid().version()).isEqualTo(8);
  }

  static Stream<Arguments> goodOnes() {
    return Stream.of(
        Arguments.of(
            "scp, a list",
            change(c -> c.claim("scope", null).claim("scp", List.of("a", "threads")))),
        Arguments.of(
            "several audiences", change(c -> c.audience(List.of("x", TestIssuer.AUDIENCE)))),
        Arguments.of("expired within the clocks' skew", change(c -> c.expirationTime(in(-5)))),
        Arguments.of(
            "an access token by its type",
            (Function<TestIssuer, String>)
                issuer ->
                    TestIssuer.sign(
                        issuer.key(),
                        TestIssuer.claims(c -> c),
                        header(JWSAlgorithm.PS256, "k1", new JOSEObjectType("at+jwt")))),
        Arguments.of(
            "an access token by the whole of its type",
            (Function<TestIssuer, String>)
                issuer ->
                    TestIssuer.sign(
                        issuer.key(),
                        TestIssuer.claims(c -> c),
                        header(
                            JWSAlgorithm.RS256, "k1", new JOSEObjectType("application/at+jwt")))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("goodOnes")
  void shouldTakeAGoodToken(String what, Function<TestIssuer, String> token) {
    assertThat(read("Bearer " + token.apply(issuer)).status()).as(what).isEqualTo(200);
  }

  static Stream<Arguments> badOnes() {
    return Stream.of(
        Arguments.of("expired", change(c -> c.expirationTime(in(-120)))),
        Arguments.of("without expiry", change(c -> c.expirationTime(null))),
        Arguments.of("not valid yet", change(c -> c.notBeforeTime(in(120)))),
        Arguments.of("for another audience", change(c -> c.audience("another"))),
        Arguments.of("without audience", change(c -> c.audience((String) null))),
        Arguments.of("of another issuer", change(c -> c.issuer(TestIssuer.NAME + "/"))),
        Arguments.of("without issuer", change(c -> c.issuer(null))),
        Arguments.of("without subject", change(c -> c.subject(null))),
        Arguments.of("a subject that is no text", change(c -> c.claim("sub", List.of("a")))),
        Arguments.of(
            "signed by another key of the same name",
            (Function<TestIssuer, String>)
                _ -> TestIssuer.sign(STRANGER, TestIssuer.claims(c -> c))),
        Arguments.of(
            "of another type",
            (Function<TestIssuer, String>)
                issuer ->
                    TestIssuer.sign(
                        issuer.key(),
                        TestIssuer.claims(c -> c),
                        header(JWSAlgorithm.RS256, "k1", new JOSEObjectType("logout+jwt")))),
        Arguments.of(
            "by an algorithm that is not taken",
            (Function<TestIssuer, String>)
                issuer ->
                    TestIssuer.sign(
                        issuer.key(),
                        TestIssuer.claims(c -> c),
                        header(JWSAlgorithm.RS512, "k1", JOSEObjectType.JWT))),
        Arguments.of(
            "unsigned",
            (Function<TestIssuer, String>)
                _ -> new PlainJWT(TestIssuer.claims(c -> c)).serialize()),
        Arguments.of(
            "without its signature",
            (Function<TestIssuer, String>)
                issuer -> {
                  String good = issuer.token(c -> c);
                  return good.substring(0, good.lastIndexOf('.') + 1);
                }),
        Arguments.of(
            "signed with the public key as a secret",
            (Function<TestIssuer, String>) ServiceTokenTest::withPublicKeyAsSecret),
        Arguments.of("no token", (Function<TestIssuer, String>) _ -> "x.y.z"),
        Arguments.of("a user's", (Function<TestIssuer, String>) _ -> SampleLightdash.ADMIN_TOKEN));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badOnes")
  void shouldRefuseABadToken(String what, Function<TestIssuer, String> token) {
    // When
    Answer answer = read("Bearer " + token.apply(issuer));

    // Then
    answer.isError(401, "AuthorizationError");
    assertThat(answer.message()).as(what).isEqualTo("Failed to authorize user");
    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
  }

  @Test
  void shouldRefuseAKeyThatNobodyKnowsWithoutAskingTheIssuerEachTime() {
    // Given
    read("Bearer " + issuer.token(claims -> claims)).isOk();
    RSAKey unknown = TestIssuer.key("k2");
    int before = issuer.asked();

    // When
    for (int i = 0; i < 20; i++) {
      read("Bearer " + TestIssuer.sign(unknown, TestIssuer.claims(claims -> claims)))
          .isError(401, "AuthorizationError");
    }

    // Then
    assertThat(issuer.asked() - before).isLessThanOrEqualTo(4);
    read("Bearer " + issuer.token(claims -> claims)).isOk();
  }

  @Test
  void shouldRefuseATokenThatWasNotGivenForThis() {
    for (String scope : List.of("openid", "threadsx threads2", "")) {
      // When
      Answer answer = read("Bearer " + issuer.token(claims -> claims.claim("scope", scope)));

      // Then
      answer.isError(403, "ForbiddenError");
      assertThat(answer.header("WWW-Authenticate"))
          .isEqualTo("Bearer error=\"insufficient_scope\"");
    }
  }

  @Test
  void shouldRefuseATokenWithoutOrganization() {
    for (Object organization : new Object[] {null, "x", 7, List.of("x")}) {
      // When
      Answer answer = read("Bearer " + issuer.token(claims -> claims.claim("org", organization)));

      // Then
      answer.isError(403, "ForbiddenError");
      assertThat(answer.message()).isEqualTo("Organization not found");
    }
  }

  @Test
  void shouldKeepNoSessionAndSetNoCookie() {
    // When
    Answer good = read("Bearer " + issuer.token(claims -> claims));
    Answer bad = read("Bearer x");

    // Then
    for (Answer answer : List.of(good, bad)) {
      assertThat(answer.headers().map()).doesNotContainKeys("set-cookie", "x-frame-options");
    }
  }

  private Answer read(String authorization) {
    return shared
        .ingress()
        .read(
            authorization,
            stored.projectUuid(),
            "/%s/threads/%s".formatted(stored.agentUuid(), stored.threadUuid()));
  }

  private Answer ask(String token, String prompt) {
    return shared
        .ingress()
        .answer(
            shared
                .ingress()
                .to(TestIngress.threads(SampleLightdash.PROJECT, SampleLightdash.OPEN_AGENT))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"prompt\":\"%s\"}".formatted(prompt)))
                .build());
  }

  private static Function<TestIssuer, String> change(UnaryOperator<JWTClaimsSet.Builder> change) {
    return issuer -> issuer.token(change);
  }

  private static JWSHeader header(JWSAlgorithm algorithm, String key, JOSEObjectType type) {
    return new JWSHeader.Builder(algorithm).keyID(key).type(type).build();
  }

  private static String withPublicKeyAsSecret(TestIssuer issuer) {
    try {
      SignedJWT token =
          new SignedJWT(
              header(JWSAlgorithm.HS256, "k1", JOSEObjectType.JWT), TestIssuer.claims(c -> c));
      token.sign(new MACSigner(issuer.key().toRSAPublicKey().getEncoded()));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Date in(int seconds) {
    return Date.from(Instant.now().plusSeconds(seconds));
  }
}
