package dev.threadspool.lightdash.tokens;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import org.jdbi.v3.core.Jdbi;

/**
 * Tells whose a personal access token is. Answers are remembered for a short while, under the
 * token's hash, never the token itself; so a revoked token stops working within {@link
 * #REMEMBERED}. Thread-safe.
 */
public final class PersonalAccessTokens {

  /** For how long an answer is remembered. */
  public static final Duration REMEMBERED = Duration.ofSeconds(30);

  private static final int REMEMBERED_AT_MOST = 10_000;
  private static final int LONGEST_TOKEN = 512;

  /** bcrypt is slow on purpose: whoever sends many unknown tokens must not get all processors. */
  private static final int BCRYPT_AT_ONCE =
      Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

  /** So many wait for those; more are refused, for they would wait for seconds. */
  private static final int BCRYPT_IN_LINE = 64;

  private final TokenTable table;
  private final TokenHashes hashes;
  private final AsyncCache<String, Identity> remembered;
  private final Semaphore line;
  private final Semaphore bcrypt = new Semaphore(BCRYPT_AT_ONCE);

  /**
   * @param secrets {@code LIGHTDASH_SECRET} and those it replaced; may be empty
   */
  public PersonalAccessTokens(Jdbi jdbi, List<String> secrets) {
    this(jdbi, secrets, Ticker.systemTicker(), BCRYPT_IN_LINE);
  }

  PersonalAccessTokens(Jdbi jdbi, List<String> secrets, Ticker ticker, int inLine) {
    this.line = new Semaphore(inLine);
    this.table = new TokenTable(jdbi);
    this.hashes = new TokenHashes(secrets);
    this.remembered =
        Caffeine.newBuilder()
            .maximumSize(REMEMBERED_AT_MOST)
            .expireAfterWrite(REMEMBERED)
            .ticker(ticker)
            .buildAsync();
  }

  /**
   * What the infrastructure throws comes out as it is, and is not remembered.
   *
   * @throws TokensBusyException where too many unknown tokens are being looked up
   */
  public Identity authenticate(String token) {
    if (token.isEmpty() || token.length() > LONGEST_TOKEN) {
      return new Identity.Unrecognised();
    }
    String key = hashes.sha256(token);
    // Looked up outside of the cache: what waits for bcrypt must not hold up other tokens.
    CompletableFuture<Identity> ours = new CompletableFuture<>();
    CompletableFuture<Identity> theirs = remembered.asMap().putIfAbsent(key, ours);
    return theirs == null ? lookUp(token, key, ours) : answer(theirs);
  }

  private Identity lookUp(String token, String sha256, CompletableFuture<Identity> answer) {
    try {
      Identity identity = find(token, sha256);
      answer.complete(identity);
      return identity;
    } catch (RuntimeException | Error failure) {
      answer.completeExceptionally(failure);
      throw failure;
    }
  }

  /** Of somebody else who looks for the same token. */
  private static Identity answer(CompletableFuture<Identity> theirs) {
    try {
      return theirs.join();
    } catch (CompletionException failure) {
      throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
    }
  }

  private Identity find(String token, String sha256) {
    Optional<Identity> found = table.find(List.of(sha256));
    if (found.isPresent()) {
      return found.get();
    }
    if (!line.tryAcquire()) {
      throw new TokensBusyException();
    }
    bcrypt.acquireUninterruptibly();
    try {
      List<String> candidates = hashes.bcrypt(token);
      return candidates.isEmpty()
          ? new Identity.Unrecognised()
          : table.find(candidates).orElseGet(Identity.Unrecognised::new);
    } finally {
      bcrypt.release();
      line.release();
    }
  }
}
