package dev.threadspool.ingress.harness;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import dev.threadspool.local.sample.SampleLightdash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** Signs services' tokens, and publishes its key. */
public final class TestIssuer implements AutoCloseable {

  public static final String NAME = "https://issuer.example.test";
  public static final String AUDIENCE = "threadspool";
  public static final String SCOPE = "threads";

  private final RSAKey key = key("k1");
  private final HttpServer server;
  private final AtomicInteger asked = new AtomicInteger();

  public TestIssuer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    byte[] keys = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/keys",
        exchange -> {
          asked.incrementAndGet();
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, keys.length);
          exchange.getResponseBody().write(keys);
          exchange.close();
        });
    server.start();
  }

  /** What an ingress has to be told to trust it; the organization stands in the token. */
  public Map<String, Object> settings() {
    Map<String, Object> settings = new HashMap<>();
    settings.put("threadspool.ingress.service.issuer", NAME);
    settings.put("threadspool.ingress.service.jwk-set-uri", keys());
    settings.put("threadspool.ingress.service.audience", AUDIENCE);
    settings.put("threadspool.ingress.service.scope", SCOPE);
    settings.put("threadspool.ingress.service.organization-claim", "org");
    return settings;
  }

  /** Where its keys are. */
  public String keys() {
    return "http://127.0.0.1:%d/keys".formatted(server.getAddress().getPort());
  }

  /** How often its keys were asked for. */
  public int asked() {
    return asked.get();
  }

  public RSAKey key() {
    return key;
  }

  /** A good token, but for what is changed. */
  public String token(UnaryOperator<JWTClaimsSet.Builder> change) {
    return sign(key, claims(change));
  }

  public static JWTClaimsSet claims(UnaryOperator<JWTClaimsSet.Builder> change) {
    return change
        .apply(
            new JWTClaimsSet.Builder()
                .issuer(NAME)
                .audience(AUDIENCE)
                .subject("upstream")
                .claim("scope", "openid " + SCOPE)
                .claim("org", SampleLightdash.ORGANIZATION.toString())
                .expirationTime(Date.from(Instant.now().plusSeconds(300))))
        .build();
  }

  public static String sign(RSAKey key, JWTClaimsSet claims) {
    return sign(
        key,
        claims,
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .keyID(key.getKeyID())
            .type(JOSEObjectType.JWT)
            .build());
  }

  public static String sign(RSAKey key, JWTClaimsSet claims, JWSHeader header) {
    try {
      SignedJWT token = new SignedJWT(header, claims);
      token.sign(new RSASSASigner(key));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  public static RSAKey key(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
