package dev.threadspool.ingress.identity;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetSourceWrapper;
import com.nimbusds.jose.proc.SecurityContext;
import org.jspecify.annotations.Nullable;

/** Tells of each time that an issuer's keys were fetched, below whatever remembers them. */
final class FetchedKeys extends JWKSetSourceWrapper<SecurityContext> {

  private final Runnable fetched;

  FetchedKeys(JWKSetSource<SecurityContext> source, Runnable fetched) {
    super(source);
    this.fetched = fetched;
  }

  @Override
  public JWKSet getJWKSet(
      JWKSetCacheRefreshEvaluator refresh, long currentTime, @Nullable SecurityContext context)
      throws KeySourceException {
    JWKSet keys = getSource().getJWKSet(refresh, currentTime, context);
    fetched.run();
    return keys;
  }
}
