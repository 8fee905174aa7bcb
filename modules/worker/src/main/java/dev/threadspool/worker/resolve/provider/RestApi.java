package dev.threadspool.worker.resolve.provider;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One provider's REST API: how to ask for a pull request and how to read the answer. */
sealed interface RestApi permits GitHub, GitLab {

  /**
   * Where the API of a host is, unless the configuration says otherwise.
   *
   * @param host lower-case, with its port where it has one
   */
  String defaultBase(String host);

  /** Null where the path of a web address, still percent-encoded, names no pull request. */
  @Nullable Resource resource(String webPath);

  /** Headers of every request. */
  Map<String, String> headers(@Nullable String token);

  /** What the names of its rate limit's headers begin with. */
  String rateLimitPrefix();

  /** Null where the answer is not what the provider documents, or is about another pull request. */
  @Nullable PullRequestState read(JsonNode answer, int number);

  /**
   * @param owner the account or the top-level group
   * @param path below the API's base, with a leading slash
   * @param number within its repository
   */
  record Resource(String owner, String path, int number) {}
}
