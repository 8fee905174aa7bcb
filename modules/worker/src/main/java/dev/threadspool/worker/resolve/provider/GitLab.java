package dev.threadspool.worker.resolve.provider;

import dev.threadspool.worker.resolve.provider.PullRequestState.Status;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * GitLab's REST API, "Get single MR". A project is named by its whole path, whose slashes are
 * percent-encoded; addresses from before 2019 lack the {@code /-/}.
 */
final class GitLab implements RestApi {

  private static final Pattern MERGE_REQUEST =
      Pattern.compile(
          "/((?!\\.|-/)[\\w.-]{1,255}(?:/(?!\\.|-/)[\\w.-]{1,255}){1,20}?)(?:/-)?"
              + "/merge_requests/(\\d{1,9})(?:/.*)?");

  @Override
  public String defaultBase(String host) {
    return "https://" + host + "/api/v4";
  }

  @Override
  public @Nullable Resource resource(String webPath) {
    Matcher matcher = MERGE_REQUEST.matcher(webPath);
    if (!matcher.matches()) {
      return null;
    }
    String project = matcher.group(1);
    int number = Integer.parseInt(matcher.group(2));
    String path = "/projects/" + project.replace("/", "%2F") + "/merge_requests/" + number;
    return new Resource(project.substring(0, project.indexOf('/')), path, number);
  }

  @Override
  public Map<String, String> headers(@Nullable String token) {
    return token == null
        ? Map.of("Accept", "application/json")
        : Map.of("Accept", "application/json", "PRIVATE-TOKEN", token);
  }

  @Override
  public String rateLimitPrefix() {
    return "ratelimit-";
  }

  @Override
  public @Nullable PullRequestState read(JsonNode answer, int number) {
    Status status = status(answer.path("state").asString(""));
    String title = Fields.title(answer);
    if (status == null || title == null || !Fields.holds(answer, "iid", number)) {
      return null;
    }
    return new PullRequestState(status, title);
  }

  private static @Nullable Status status(String state) {
    return switch (state) {
      case "opened", "locked" -> Status.OPEN;
      case "merged" -> Status.MERGED;
      case "closed" -> Status.CLOSED;
      default -> null;
    };
  }
}
