package dev.threadspool.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

  @TempDir private Path scratch;

  @Test
  void shouldBeUsedByOneStackAtATime() {
    // Given
    Path path = scratch.resolve("data");
    try (var _ = DataFolder.open(path)) {
      // When, Then
      assertThatThrownBy(() -> DataFolder.open(path))
          .isInstanceOf(LocalStackException.class)
          .hasMessageContaining("Another Threadspool uses the folder");
      assertThatThrownBy(() -> DataFolder.empty(path))
          .isInstanceOf(LocalStackException.class)
          .hasMessageContaining("Another Threadspool uses the folder");
    }
    DataFolder.open(path).close();
  }

  @Test
  void shouldNotTouchAFolderThatIsNotOurs() throws IOException {
    // Given
    Path precious = Files.writeString(scratch.resolve("precious"), "text");
    // When, Then
    assertThatThrownBy(() -> DataFolder.empty(scratch))
        .isInstanceOf(LocalStackException.class)
        .hasMessageContaining("was not made by Threadspool");
    assertThatThrownBy(() -> DataFolder.open(scratch)).isInstanceOf(LocalStackException.class);
    assertThat(precious).hasContent("text");
  }

  @Test
  void shouldEmptyAFolderOfOursWithoutFollowingLinks() throws IOException {
    // Given
    Path outside = Files.createDirectory(scratch.resolve("outside"));
    Path precious = Files.writeString(outside.resolve("precious"), "text");
    Path path = scratch.resolve("data");
    DataFolder.open(path).close();
    Path nested = Files.createDirectories(path.resolve("kafka/logs"));
    Files.writeString(nested.resolve("segment"), "records");
    Files.createSymbolicLink(nested.resolve("link"), outside);
    // When
    DataFolder.empty(path);
    // Then
    assertThat(path.resolve("kafka")).doesNotExist();
    assertThat(precious).hasContent("text");
    DataFolder.open(path).close();
  }

  @Test
  void shouldFindNothingToEmptyInAFolderThatIsNotThere() {
    // Given
    Path path = scratch.resolve("never-made");
    // When
    DataFolder.empty(path);
    // Then
    assertThat(path).doesNotExist();
  }
}
