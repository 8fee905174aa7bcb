package dev.threadspool.worker.resolve.provider;

import dev.threadspool.worker.resolve.provider.PullRequestState.Status;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * GitHub's REST API, "Get a pull request". Owners and repositories have no other characters than
 * these; with a percent sign or a dot segment it is not one of their addresses.
 */
final class GitHub implements RestApi {

  private static final Pattern PULL_REQUEST =
      Pattern.compile("/([\\w-]{1,100})/(?!\\.{1,2}/)([\\w.-]{1,100})/pull/(\\d{1,9})(?:/.*)?");

  @Override
  public String defaultBase(String host) {
    return host.equals("github.com") ? "https://api.github.com" : "https://" + host + "/api/v3";
  }

  @Override
  public @Nullable Resource resource(String webPath) {
    Matcher matcher = PULL_REQUEST.matcher(webPath);
    if (!matcher.matches()) {
      return null;
    }
    int number = Integer.parseInt(matcher.group(3));
    String path = "/repos/%s/%s/pulls/%d".formatted(matcher.group(1), matcher.group(2), number);
    return new Resource(matcher.group(1), path, number);
  }

  @Override
  public Map<String, String> headers(@Nullable String token) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Accept", "application/vnd.github+json");
    headers.put("X-GitHub-Api-Version", "2022-11-28");
    if (token != null) {
      headers.put("Authorization", "Bearer " + token);
    }
    return headers;
  }

  @Override
  public String rateLimitPrefix() {
    return "x-ratelimit-";
  }

  @Override
  public @Nullable PullRequestState read(JsonNode answer, int number) {
    Status status = status(answer);
    String title = Fields.title(answer);
    if (status == null || title == null || !Fields.holds(answer, "number", number)) {
      return null;
    }
    return new PullRequestState(status, title);
  }

  /** Merged is not a state of its own there: it is closed with a time of merging. */
  private static @Nullable Status status(JsonNode answer) {
    return switch (answer.path("state").asString("")) {
      case "open" -> Status.OPEN;
      case "closed" -> isMerged(answer) ? Status.MERGED : Status.CLOSED;
      default -> null;
    };
  }

  private static boolean isMerged(JsonNode answer) {
    return answer.path("merged_at").isString() || answer.path("merged").asBoolean(false);
  }
}
