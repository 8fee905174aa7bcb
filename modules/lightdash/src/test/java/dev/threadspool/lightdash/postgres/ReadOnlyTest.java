package dev.threadspool.lightdash.postgres;

import static dev.threadspool.local.sample.SampleLightdash.ORGANIZATION;
import static dev.threadspool.local.sample.SampleLightdash.PROJECT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadspool.lightdash.Found;
import dev.threadspool.lightdash.PullRequestQuery;
import dev.threadspool.lightdash.Viewer;
import dev.threadspool.lightdash.harness.Look;
import dev.threadspool.lightdash.harness.TestLightdash;
import dev.threadspool.lightdash.tokens.Identity;
import dev.threadspool.lightdash.tokens.PersonalAccessTokens;
import dev.threadspool.local.sample.SampleLightdash;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.Test;

/** Lightdash's database is only read: a database role that may not do more is enough. */
class ReadOnlyTest {

  private static final TestLightdash LIGHTDASH = new TestLightdash();

  @Test
  void shouldNeedNoMoreThanToRead() {
    // Given
    LIGHTDASH.execute("CREATE ROLE reader LOGIN");
    LIGHTDASH.execute("GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader");
    LIGHTDASH.execute("ALTER ROLE reader SET default_transaction_read_only = on");
    Jdbi reader = LIGHTDASH.connect("reader");
    PostgresCatalogue catalogue = new PostgresCatalogue(reader, true);
    Look viewer =
        new Look(catalogue, new Viewer.User(ORGANIZATION, SampleLightdash.VIEWER), PROJECT);

    // When / Then
    assertThatThrownBy(() -> reader.useHandle(handle -> handle.execute("DELETE FROM users")))
        .isInstanceOf(UnableToExecuteStatementException.class);
    assertThat(catalogue.people(List.of(SampleLightdash.VIEWER))).hasSize(1);
    assertThat(viewer.mayUse(SampleLightdash.OPEN_AGENT)).isTrue();
    assertThat(viewer.chart(SampleLightdash.CHART)).isInstanceOf(Found.Visible.class);
    assertThat(viewer.dashboard(SampleLightdash.DASHBOARD)).isInstanceOf(Found.Visible.class);
    assertThat(
            catalogue.pullRequests(
                List.of(new PullRequestQuery(ORGANIZATION, SampleLightdash.PULL_REQUEST))))
        .hasSize(1);
    assertThat(
            new PersonalAccessTokens(reader, List.of(SampleLightdash.LIGHTDASH_SECRET))
                .authenticate(SampleLightdash.BCRYPT_TOKEN))
        .isInstanceOf(Identity.Known.class);
  }
}
