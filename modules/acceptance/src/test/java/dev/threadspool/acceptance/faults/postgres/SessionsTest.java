package dev.threadspool.acceptance.faults.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.threadspool.local.LocalStack;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final LocalStack stack = LocalStack.shared();
  private final String url = stack.jdbcUrl("sessions");
  private final Sessions sessions = new Sessions(url, stack.user());

  @BeforeEach
  void makeTable() throws SQLException {
    run("CREATE TABLE IF NOT EXISTS counter (value int)", "TRUNCATE counter");
    run("INSERT INTO counter VALUES (0)");
  }

  @Test
  void shouldEndSessionsWithWhatTheyHaveNotCommitted() throws Exception {
    // Given
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("UPDATE counter SET value = 1");
      // When
      int ended = sessions.cut();
      // Then
      // Those that were closed just now may still be there.
      assertThat(ended).isPositive();
      assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);
    }
    assertThat(counter()).isZero();
  }

  @Test
  void shouldHangWithItsLocksUntilItIsClosed() throws Exception {
    // Given
    try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
      Future<?> update;
      // When
      try (AutoCloseable _ = sessions.hang("SELECT * FROM counter FOR UPDATE")) {
        update =
            thread.submit(
                () -> {
                  run("UPDATE counter SET value = 2");
                  return null;
                });
        // Then
        await().atMost(PATIENCE).until(() -> sessions.waiting() == 1);
        assertThat(counter()).isZero();
      }
      update.get(30, TimeUnit.SECONDS);
      assertThat(counter()).isEqualTo(2);
    }
  }

  private int counter() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        var row = statement.executeQuery("SELECT value FROM counter")) {
      row.next();
      return row.getInt(1);
    }
  }

  private void run(String... statements) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(url, stack.user(), stack.password());
  }
}
