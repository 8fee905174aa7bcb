package dev.threadspool.worker.dependency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.threadspool.local.LocalStack;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PostgreSQL refuses something; whose fault it is decides between waiting and a dead letter. */
class SqlFailuresTest {

  private static Jdbi jdbi;

  private final Dependencies dependencies =
      new Dependencies(new SimpleMeterRegistry(), new WaitBudget(Duration.ofMinutes(1)));

  @BeforeAll
  static void connect() {
    LocalStack stack = LocalStack.shared();
    jdbi = Jdbi.create(stack.jdbcUrl("sqlfailures"), stack.user(), stack.password());
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "08006, connection failure",
    "0A000, a cached plan is out of date",
    "25006, read-only after a failover",
    "25P03, idle in a transaction for too long",
    "25P04, a transaction for too long",
    "28000, not allowed to sign in",
    "3D000, no such database",
    "42501, not allowed to",
    "42703, no such column: another version's tables",
    "42P01, no such table",
    "53100, disk full",
    "53200, out of memory",
    "53300, too many connections",
    "55000, not accepting connections",
    "55P03, somebody holds the lock",
    "57014, statement timeout",
    "57P01, shut down by the administrator",
    "57P03, starting up or recovering",
    "58030, input or output error",
    "XX001, corrupted data",
  })
  void shouldWaitForTheDatabase(String state, String why) {
    assertThatExceptionOfType(DependencyAwayException.class).as(why).isThrownBy(() -> raise(state));
    assertThat(dependencies.missing()).containsOnlyKeys(Dependency.STORE);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "21000, cardinality",
    "22001, too long",
    "22021, no text of this encoding",
    "23503, no such parent",
    "23505, there already",
    "23514, a check says no",
    "44000, a view says no",
    "54000, a limit of the program",
    "P0001, a trigger says no",
  })
  void shouldBlameTheRecord(String state, String why) {
    assertThatExceptionOfType(JdbiException.class).as(why).isThrownBy(() -> raise(state));
    assertThat(dependencies.missing()).isEmpty();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({"40001, serialization failure", "40P01, deadlock"})
  void shouldDecideAgainWhatGaveWayToAnotherTransaction(String state, String why) {
    assertThatExceptionOfType(RolledBackException.class).as(why).isThrownBy(() -> raise(state));
    assertThat(dependencies.missing()).isEmpty();
  }

  /** The pool's exception has the state of what refused the connection: here a time zone. */
  @Test
  void shouldWaitForADatabaseThatRefusesTheConnection() {
    assertThatExceptionOfType(DependencyAwayException.class)
        .isThrownBy(
            () ->
                dependencies.database(
                    Dependency.STORE,
                    () -> {
                      throw new ConnectionException(
                          new SQLTransientConnectionException("not available", "22023"));
                    }));
  }

  /** Inside of work that needs the catalogue, the store was found missing. */
  @Test
  void shouldNotBlameOneDependencyForAnother() {
    assertThatExceptionOfType(DependencyAwayException.class)
        .isThrownBy(() -> dependencies.database(Dependency.CATALOGUE, () -> raise("57P01")));
    assertThat(dependencies.missing()).containsOnlyKeys(Dependency.STORE);
  }

  private int raise(String state) {
    return dependencies.database(
        Dependency.STORE,
        () ->
            jdbi.withHandle(
                handle ->
                    handle.execute(
                        "DO $$ BEGIN RAISE EXCEPTION 'as asked' USING ERRCODE = '%s'; END $$"
                            .formatted(state))));
  }
}
