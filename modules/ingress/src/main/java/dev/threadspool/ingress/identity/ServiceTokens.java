package dev.threadspool.ingress.identity;

import dev.threadspool.contract.model.Actor;
import java.util.UUID;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

/**
 * Tells which trusted service a JSON Web Token stands for, and for which organization it acts.
 * Thread-safe.
 */
public final class ServiceTokens {

  /** Longer ones are not looked at; headers as a whole have a bound too. */
  private static final int LONGEST_TOKEN = 8 * 1024;

  private final JwtDecoder decoder;
  private final ServiceMapping mapping;

  /**
   * @param decoder checks signature, issuer, audience and times
   */
  public ServiceTokens(JwtDecoder decoder, ServiceMapping mapping) {
    this.decoder = decoder;
    this.mapping = mapping;
  }

  /** What became of a token. */
  public sealed interface Result {

    record Known(Caller caller) implements Result {}

    /** Not signed by the issuer, for somebody else, too old, or names no service. */
    record Bad() implements Result {}

    /** A good token that was not given for this. */
    record OutOfScope() implements Result {}

    /** A good token that tells no organization. */
    record WithoutOrganization() implements Result {}
  }

  /**
   * @throws JwtException where the issuer's keys cannot be had
   */
  public Result authenticate(String token) {
    if (token.isEmpty() || token.length() > LONGEST_TOKEN) {
      return new Result.Bad();
    }
    Jwt jwt;
    try {
      jwt = decoder.decode(token);
    } catch (BadJwtException e) {
      return new Result.Bad();
    }
    UUID service = mapping.service(jwt);
    if (service == null) {
      return new Result.Bad();
    }
    if (!mapping.isInScope(jwt)) {
      return new Result.OutOfScope();
    }
    UUID organization = mapping.organization(jwt);
    return organization == null
        ? new Result.WithoutOrganization()
        : new Result.Known(new Caller(new Actor(Actor.Type.SERVICE, service), organization));
  }
}
