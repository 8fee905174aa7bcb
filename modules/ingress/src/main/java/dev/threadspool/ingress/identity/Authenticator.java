package dev.threadspool.ingress.identity;

import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import dev.threadspool.contract.model.Actor;
import dev.threadspool.ingress.dependency.Dependencies;
import dev.threadspool.ingress.dependency.Dependency;
import dev.threadspool.ingress.error.ApiException;
import dev.threadspool.ingress.error.Refusals;
import dev.threadspool.lightdash.tokens.Identity;
import dev.threadspool.lightdash.tokens.PersonalAccessTokens;
import dev.threadspool.lightdash.tokens.TokensBusyException;
import java.util.List;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.JwtException;

/**
 * Finds out who asks: a user, from {@code Authorization: ApiKey <token>}, or a trusted service,
 * from {@code Authorization: Bearer <token>}. Notes who does not answer; that somebody does is
 * noted where he is asked, for most tokens need nobody: whose they are, or who signed them, is
 * remembered. Thread-safe.
 */
public final class Authenticator {

  private static final String API_KEY = "ApiKey ";
  private static final String BEARER = "Bearer ";

  private final @Nullable PersonalAccessTokens tokens;
  private final @Nullable ServiceTokens services;
  private final Dependencies dependencies;

  /**
   * @param tokens null where users' tokens are disabled
   * @param services null where no service is trusted
   */
  public Authenticator(
      @Nullable PersonalAccessTokens tokens,
      @Nullable ServiceTokens services,
      Dependencies dependencies) {
    this.tokens = tokens;
    this.services = services;
    this.dependencies = dependencies;
  }

  /**
   * @param headers all {@code Authorization} headers of the request
   * @throws ApiException 401 or 403 for whoever may not ask, 503 where whoever knows is away
   */
  public Caller authenticate(List<String> headers) {
    // Two headers could be read differently by whatever stands in front: neither counts.
    String header = headers.size() == 1 ? headers.getFirst() : "";
    if (isOf(BEARER, header)) {
      return service(token(BEARER, header));
    }
    if (tokens == null) {
      throw Refusals.tokensDisabled();
    }
    if (isOf(API_KEY, header)) {
      return user(tokens, token(API_KEY, header));
    }
    throw Refusals.noToken();
  }

  private static boolean isOf(String scheme, String header) {
    return header.regionMatches(true, 0, scheme, 0, scheme.length());
  }

  private static String token(String scheme, String header) {
    return header.substring(scheme.length()).strip();
  }

  private Caller user(PersonalAccessTokens tokens, String token) {
    return switch (identity(tokens, token)) {
      case Identity.Unrecognised _ -> throw Refusals.unrecognisedToken();
      case Identity.Deactivated _ -> throw Refusals.deactivated();
      case Identity.Known(var _, var organization, var _) when organization == null ->
          throw Refusals.noOrganization();
      case Identity.Known(var user, var organization, var _) ->
          new Caller(new Actor(Actor.Type.USER, user), organization);
    };
  }

  private Identity identity(PersonalAccessTokens tokens, String token) {
    try {
      return tokens.authenticate(token);
    } catch (TokensBusyException busy) {
      throw Refusals.tooManyWaiting();
    } catch (JdbiException failure) {
      if (dependencies.isOnlyBusy(Dependency.LIGHTDASH, failure)) {
        throw Refusals.tooManyWaiting();
      }
      dependencies.away(Dependency.LIGHTDASH, failure);
      throw Refusals.away(Dependency.LIGHTDASH);
    }
  }

  private Caller service(String token) {
    if (services == null) {
      throw Refusals.unrecognisedToken();
    }
    return switch (result(services, token)) {
      case ServiceTokens.Result.Known(var caller) -> caller;
      case ServiceTokens.Result.Bad _ -> throw Refusals.badServiceToken();
      case ServiceTokens.Result.OutOfScope _ -> throw Refusals.outOfScope();
      case ServiceTokens.Result.WithoutOrganization _ -> throw Refusals.noOrganization();
    };
  }

  private ServiceTokens.Result result(ServiceTokens services, String token) {
    try {
      return services.authenticate(token);
    } catch (JwtException failure) {
      if (failure.getCause() instanceof RateLimitReachedException
          && !dependencies.missing().contains(Dependency.ISSUER)) {
        // Nobody knows the key, and the issuer was asked for new ones only just now.
        return new ServiceTokens.Result.Bad();
      }
      dependencies.away(Dependency.ISSUER, failure);
      throw Refusals.away(Dependency.ISSUER);
    }
  }
}
