package dev.threadspool.local.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/**
 * Fills a database with the sample. Who is who stands beside the rows, in {@code
 * sample-lightdash/data.sql}; here are the names that tests, the demo and a first curl need.
 */
public final class SampleLightdash {

  public static final UUID ORGANIZATION = uuid("0a", 1);
  public static final UUID OTHER_ORGANIZATION = uuid("0a", 2);

  public static final UUID ADMIN = uuid("0b", 1);
  public static final UUID DEVELOPER = uuid("0b", 2);
  public static final UUID EDITOR = uuid("0b", 3);
  public static final UUID INTERACTIVE_VIEWER = uuid("0b", 4);
  public static final UUID VIEWER = uuid("0b", 5);
  public static final UUID MEMBER = uuid("0b", 6);
  public static final UUID PROJECT_VIEWER = uuid("0b", 7);
  public static final UUID PROJECT_ADMIN = uuid("0b", 8);
  public static final UUID GROUP_VIEWER = uuid("0b", 9);
  public static final UUID CUSTOM_ROLE_USER = uuid("0b", 10);
  public static final UUID DEACTIVATED_USER = uuid("0b", 11);
  public static final UUID USER_WITHOUT_ORGANIZATION = uuid("0b", 12);
  public static final UUID OTHER_ORGANIZATIONS_ADMIN = uuid("0b", 13);
  public static final UUID NAMELESS_USER = uuid("0b", 14);

  public static final UUID PROJECT = uuid("0c", 1);
  public static final UUID OTHER_PROJECT = uuid("0c", 2);
  public static final UUID PREVIEW_PROJECT = uuid("0c", 3);
  public static final UUID OTHER_ORGANIZATIONS_PROJECT = uuid("0c", 4);

  public static final UUID OPEN_AGENT = uuid("1a", 1);
  public static final UUID USER_LIST_AGENT = uuid("1a", 2);
  public static final UUID GROUP_LIST_AGENT = uuid("1a", 3);
  public static final UUID ADMIN_ONLY_AGENT = uuid("1a", 4);
  public static final UUID OTHER_PROJECTS_AGENT = uuid("1a", 5);
  public static final UUID OTHER_ORGANIZATIONS_AGENT = uuid("1a", 6);

  /** In a space that is open to all roles. */
  public static final UUID CHART = uuid("0e", 1);

  /** In an open space within an open space. */
  public static final UUID NESTED_CHART = uuid("0e", 2);

  /** In a private space within open ones, without an entry for anybody. */
  public static final UUID PRIVATE_NESTED_CHART = uuid("0e", 3);

  /** In a private space with an entry for the viewer and the group Finance. */
  public static final UUID PRIVATE_CHART = uuid("0e", 4);

  /** In a space that inherits from that private one. */
  public static final UUID INHERITING_PRIVATE_CHART = uuid("0e", 5);

  /** In a dashboard of an open space. */
  public static final UUID DASHBOARD_CHART = uuid("0e", 6);

  /** In a dashboard of the private space. */
  public static final UUID PRIVATE_DASHBOARD_CHART = uuid("0e", 7);

  public static final UUID DELETED_CHART = uuid("0e", 8);
  public static final UUID CHART_IN_DELETED_SPACE = uuid("0e", 9);
  public static final UUID CHART_IN_DELETED_DASHBOARD = uuid("0e", 10);
  public static final UUID OTHER_PROJECTS_CHART = uuid("0e", 11);
  public static final UUID OTHER_ORGANIZATIONS_CHART = uuid("0e", 12);
  public static final UUID CHART_WITHOUT_VERSION = uuid("0e", 13);

  public static final UUID NEWEST_CHART_VERSION = uuid("2e", 2);

  public static final UUID DASHBOARD = uuid("0f", 1);
  public static final UUID PRIVATE_DASHBOARD = uuid("0f", 2);
  public static final UUID DELETED_DASHBOARD = uuid("0f", 3);
  public static final UUID OTHER_ORGANIZATIONS_DASHBOARD = uuid("0f", 4);
  public static final UUID OTHER_PROJECTS_DASHBOARD = uuid("0f", 5);
  public static final UUID DASHBOARD_IN_DELETED_SPACE = uuid("0f", 6);

  public static final UUID NEWEST_DASHBOARD_VERSION = uuid("2f", 2);

  /** Known to Lightdash, number 42, open. */
  public static final String PULL_REQUEST = "https://github.com/jaffle-shop/dbt/pull/42";

  public static final String OTHER_ORGANIZATIONS_PULL_REQUEST =
      "https://gitlab.com/toast/dbt/-/merge_requests/7";

  /** The admin's, with {@link #OPEN_AGENT}; named "Best sellers". */
  public static final UUID CONVERSATION = uuid("3c", 1);

  public static final UUID CONVERSATIONS_PROMPT = uuid("3c", 101);

  /** Names a review's finding, the change it proposes, its pull request and its preview. */
  public static final String FINGERPRINT = "ai_agent_review_item:1revenue0net00001";

  public static final String ADMIN_TOKEN = "ldpat_sample-ada";
  public static final String DEVELOPER_TOKEN = "ldpat_sample-dev";
  public static final String VIEWER_TOKEN = "ldpat_sample-vic";
  public static final String MEMBER_TOKEN = "ldpat_sample-mo";
  public static final String DEACTIVATED_TOKEN = "ldpat_sample-zoe";
  public static final String TOKEN_WITHOUT_ORGANIZATION = "ldpat_sample-noa";
  public static final String OTHER_ORGANIZATIONS_TOKEN = "ldpat_sample-tom";
  public static final String EXPIRED_TOKEN = "ldpat_sample-expired";

  /** The admin's too; found only by who knows {@link #LIGHTDASH_SECRET}. */
  public static final String BCRYPT_TOKEN = "ldpat_sample-bcrypt";

  public static final String LIGHTDASH_SECRET = "sample-lightdash-secret";

  private SampleLightdash() {}

  /** Creates tables and rows, unless they are there already. */
  public static void load(String jdbcUrl, String user, String password) {
    try (Connection connection = DriverManager.getConnection(jdbcUrl, user, password);
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      // Two at the same time would both find the tables missing.
      statement.execute("SELECT pg_advisory_xact_lock(20261123)");
      if (!isThere(statement)) {
        statement.execute(resource("schema.sql"));
        statement.execute(resource("data.sql"));
      }
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException("the sample Lightdash could not be loaded", e);
    }
  }

  private static boolean isThere(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery("SELECT to_regclass('ai_agent') IS NOT NULL")) {
      row.next();
      return row.getBoolean(1);
    }
  }

  private static String resource(String name) {
    try (InputStream file =
        SampleLightdash.class.getResourceAsStream("/sample-lightdash/" + name)) {
      if (file == null) {
        throw new IllegalStateException("sample-lightdash/" + name + " is not on the class path");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static UUID uuid(String kind, int number) {
    return UUID.fromString("%s000000-0000-4000-8000-%012d".formatted(kind, number));
  }
}
