package dev.threadspool.worker.resolve.provider;

/** Answers as the providers document them, abridged to a few members beside those that are read. */
public final class Documented {

  private Documented() {}

  /** GitHub's "Get a pull request"; not merged where {@code mergedAt} is {@code null}. */
  public static String github(int number, String state, String mergedAt, String title) {
    return """
        {"url": "https://api.github.com/repos/octocat/Hello-World/pulls/%1$d", "id": 1,
         "html_url": "https://github.com/octocat/Hello-World/pull/%1$d", "number": %1$d,
         "state": "%2$s", "locked": true, "title": "%4$s",
         "user": {"login": "octocat", "id": 1, "type": "User", "site_admin": false},
         "body": "Please pull these awesome changes in!",
         "labels": [{"id": 208045946, "name": "bug", "default": true}],
         "milestone": {"number": 1, "state": "open", "title": "v1.0"},
         "created_at": "2011-01-26T19:01:12Z", "merged_at": %3$s,
         "head": {"label": "octocat:new-topic", "ref": "new-topic"}, "draft": false,
         "merged": %5$s, "mergeable": true, "comments": 10}
        """
        .formatted(
            number,
            state,
            mergedAt.equals("null") ? "null" : '"' + mergedAt + '"',
            title,
            !mergedAt.equals("null"));
  }

  /** An open one. */
  public static String github(int number, String title) {
    return github(number, "open", "null", title);
  }

  /** GitLab's "Get single MR". */
  public static String gitlab(int number, String state, String title) {
    return """
        {"id": 155016530, "iid": %1$d, "project_id": 15513260, "title": "%3$s",
         "description": "Signed-off-by: somebody", "state": "%2$s",
         "created_at": "2022-05-13T07:26:38.402Z", "merged_by": null, "merged_at": null,
         "target_branch": "main", "source_branch": "123-new-feature", "draft": false,
         "author": {"id": 4155490, "username": "marcel.amirault", "state": "active"},
         "references": {"short": "!%1$d", "full": "marcel.amirault/test-project!%1$d"},
         "web_url": "https://gitlab.com/marcel.amirault/test-project/-/merge_requests/%1$d"}
        """
        .formatted(number, state, title);
  }
}
