package dev.threadspool.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTest {

  @TempDir private Path scratch;

  @Test
  void shouldKeepWhatWasCommittedByItsSettings() throws SQLException {
    // Given
    LocalStack stack = EmbeddedStack.shared();
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

  @Test
  void shouldStartOverThePidFileOfACrashWhoseNumberSomebodyElseHas() throws Exception {
    // Given
    var server = new PostgresServer(scratch, FreePorts.find(1).getFirst(), Map.of());
    server.start();
    Path pidFile = scratch.resolve("data/postmaster.pid");
    String content = Files.readString(pidFile);
    server.kill();
    Process somebody = new ProcessBuilder("sleep", "300").start();
    try {
      Files.writeString(pidFile, content.replaceFirst("\\d+", Long.toString(somebody.pid())));
      // When
      server.start();
      // Then
      assertThat(server.isRunning()).isTrue();
      assertThat(somebody.isAlive()).isTrue();
    } finally {
      server.stop();
      somebody.destroyForcibly();
    }
    assertThat(server.isRunning()).isFalse();
  }

  @Test
  void shouldTakeOtherSettingsInsteadOfItsOwn() throws SQLException {
    // Given
    var others = Map.of("full_page_writes", "off", "shared_buffers", "64MB");
    try (var stack = LocalStack.temporary(others)) {
      // When
      String url = stack.jdbcUrl("settings_test");
      // Then
      assertThat(setting(url, "full_page_writes")).isEqualTo("off");
      assertThat(setting(url, "shared_buffers")).isEqualTo("64MB");
      assertThat(setting(url, "fsync")).isEqualTo("on");
    }
  }

  @Test
  void shouldTakeNoSettingsThatBringACommandWithThem() {
    assertThatThrownBy(() -> LocalStack.temporary(Map.of("port", "1 -c fsync=off")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("port=1 -c fsync=off");
  }

  @Test
  void shouldSayWhichPortIsTaken() throws IOException {
    // Given
    try (var stranger = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var server = new PostgresServer(scratch, stranger.getLocalPort(), Map.of());
      // When, Then
      assertThatThrownBy(server::start)
          .isInstanceOf(LocalStackException.class)
          .hasMessageContaining("Port " + stranger.getLocalPort() + ", meant for PostgreSQL");
    }
  }

  @Test
  void shouldRefuseNamesThatAreNoDatabases() {
    assertThatThrownBy(() -> EmbeddedStack.shared().jdbcUrl("x; DROP DATABASE postgres"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not a database name");
  }

  private static String setting(String url, String name) throws SQLException {
    LocalStack stack = EmbeddedStack.shared();
    try (Connection connection = DriverManager.getConnection(url, stack.user(), stack.password());
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SHOW " + name)) {
      row.next();
      return row.getString(1);
    }
  }
}
