package dev.threadspool.worker.resolve;

import dev.threadspool.contract.model.ContextItem;
import dev.threadspool.contract.model.ResolvedItem;
import dev.threadspool.local.sample.SampleLightdash;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Files and repositories. */
class SourceCodeRulesTest {

  private static final Rules RULES = new Rules("source_code_rules");
  private static final String FORBIDDEN =
      "You do not have permission to view this project source code";

  @AfterAll
  static void close() {
    RULES.close();
  }

  @TestFactory
  Stream<DynamicTest> shouldHoldForFiles() {
    return RULES.hold(
        Row.user("a developer", SampleLightdash.DEVELOPER, file("models/orders.sql"))
            .gives(new ResolvedItem.File("models/orders.sql")),
        Row.user(
                "an admin of the project", SampleLightdash.PROJECT_ADMIN, file("models/orders.sql"))
            .gives(new ResolvedItem.File("models/orders.sql")),
        Row.user("an editor", SampleLightdash.EDITOR, file("models/orders.sql"))
            .isForbidden(FORBIDDEN),
        Row.user("an editor's bad path", SampleLightdash.EDITOR, file("../x"))
            .isForbidden(FORBIDDEN),
        Row.user("dots in a name", SampleLightdash.DEVELOPER, file("a..b/..c/d.."))
            .gives(new ResolvedItem.File("a..b/..c/d..")),
        Row.user("kept as asked", SampleLightdash.DEVELOPER, file("./größe 🥪.sql"))
            .gives(new ResolvedItem.File("./größe 🥪.sql")),
        Row.user("differs in case", SampleLightdash.DEVELOPER, file("A"), file("a"))
            .gives(new ResolvedItem.File("A"), new ResolvedItem.File("a")),
        badPath("up", "models/../../secrets"),
        badPath("up, at the end", "models/.."),
        badPath("up, by backslash", "models\\..\\x"),
        badPath("absolute", "/etc/passwd"),
        badPath("absolute, by drive", "C:\\x"),
        badPath("a home", "~/x"),
        badPath("empty", ""),
        badPath("blank", "  "));
  }

  @TestFactory
  Stream<DynamicTest> shouldHoldForRepositories() {
    return RULES.hold(
        Row.user("owner/name", SampleLightdash.DEVELOPER, repository("jaffle-shop/dbt.models_1"))
            .gives(new ResolvedItem.Repository("jaffle-shop/dbt.models_1")),
        Row.user("groups too", SampleLightdash.DEVELOPER, repository("toast/data/models/dbt"))
            .gives(new ResolvedItem.Repository("toast/data/models/dbt")),
        Row.user("a viewer", SampleLightdash.VIEWER, repository("jaffle-shop/dbt"))
            .isForbidden(FORBIDDEN),
        badName("no owner", "dbt"),
        badName("empty", ""),
        badName("empty owner", "/dbt"),
        badName("empty name", "jaffle-shop/"),
        badName("up", "jaffle-shop/.."),
        badName("up and down", "jaffle-shop/../dbt"),
        badName("a URL", "https://github.com/jaffle-shop/dbt"),
        badName("white space", "jaffle shop/dbt"));
  }

  private static Row badPath(String rule, String path) {
    return Row.user(rule, SampleLightdash.DEVELOPER, file(path))
        .isRefused(
            "ParameterError",
            400,
            "path must be relative and stay inside the project: no leading / and no ..");
  }

  private static Row badName(String rule, String fullName) {
    return Row.user(rule, SampleLightdash.DEVELOPER, repository(fullName))
        .isRefused("ParameterError", 400, "fullName must read owner/name");
  }

  private static ContextItem file(String path) {
    return new ContextItem.File(path);
  }

  private static ContextItem repository(String fullName) {
    return new ContextItem.Repository(fullName);
  }
}
