package dev.threadspool.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class PostgresServerTest {

  @Test
  void shouldKeepWhatWasCommittedByItsSettings() throws SQLException {
    // Given
    LocalStack stack = LocalStack.shared();
    // When
    String url = stack.jdbcUrl("settings_test");
    // Then
    assertThat(setting(url, "fsync")).isEqualTo("on");
    assertThat(setting(url, "synchronous_commit")).isEqualTo("on");
    assertThat(setting(url, "full_page_writes")).isEqualTo("on");
    assertThat(setting(url, "max_connections")).isEqualTo("200");
    assertThat(setting(url, "listen_addresses")).isEqualTo("127.0.0.1");
    assertThat(setting(url, "server_version")).startsWith("18.");
  }

  private static String setting(String url, String name) throws SQLException {
    LocalStack stack = LocalStack.shared();
    try (Connection connection = DriverManager.getConnection(url, stack.user(), stack.password());
        ResultSet row = connection.createStatement().executeQuery("SHOW " + name)) {
      row.next();
      return row.getString(1);
    }
  }
}
