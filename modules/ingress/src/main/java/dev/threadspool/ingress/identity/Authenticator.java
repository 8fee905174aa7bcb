package dev.threadspool.ingress.identity;

import dev.threadspool.contract.model.Actor;
import dev.threadspool.ingress.dependency.Dependencies;
import dev.threadspool.ingress.dependency.Dependency;
import dev.threadspool.ingress.error.ApiException;
import dev.threadspool.ingress.error.Refusals;
import dev.threadspool.lightdash.tokens.Identity;
import dev.threadspool.lightdash.tokens.PersonalAccessTokens;
import java.util.List;
import org.jdbi.v3.core.JdbiException;

/** Finds out who asks, from {@code Authorization: ApiKey <token>}. Thread-safe. */
public final class Authenticator {

  private static final String SCHEME = "ApiKey ";

  private final PersonalAccessTokens tokens;
  private final Dependencies dependencies;

  public Authenticator(PersonalAccessTokens tokens, Dependencies dependencies) {
    this.tokens = tokens;
    this.dependencies = dependencies;
  }

  /**
   * @param headers all {@code Authorization} headers of the request
   * @throws ApiException 401 or 403 for whoever may not ask, 503 where Lightdash's database is away
   */
  public Caller authenticate(List<String> headers) {
    return switch (identity(token(headers))) {
      case Identity.Unrecognised _ -> throw Refusals.unrecognisedToken();
      case Identity.Deactivated _ -> throw Refusals.deactivated();
      case Identity.Known(var _, var organization, var _) when organization == null ->
          throw Refusals.noOrganization();
      case Identity.Known(var user, var organization, var _) ->
          new Caller(new Actor(Actor.Type.USER, user), organization);
    };
  }

  /** Two headers could be read differently by whatever stands in front: neither counts. */
  private static String token(List<String> headers) {
    if (headers.size() != 1
        || !headers.getFirst().regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      throw Refusals.noToken();
    }
    return headers.getFirst().substring(SCHEME.length()).strip();
  }

  private Identity identity(String token) {
    try {
      Identity identity = tokens.authenticate(token);
      dependencies.back(Dependency.LIGHTDASH);
      return identity;
    } catch (JdbiException failure) {
      dependencies.away(Dependency.LIGHTDASH, failure);
      throw Refusals.away(Dependency.LIGHTDASH);
    }
  }
}
