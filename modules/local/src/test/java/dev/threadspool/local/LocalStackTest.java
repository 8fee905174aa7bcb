package dev.threadspool.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LocalStackTest {

  @Test
  void shouldCloseItsUsersFirstAndGoOnWhenOneFails() {
    // Given
    LocalStack stack = LocalStack.temporary();
    List<String> closed = new ArrayList<>();
    stack.closeFirst(() -> closed.add("made first"));
    stack.closeFirst(
        () -> {
          throw new IllegalStateException("a user that fails");
        });
    stack.closeFirst(
        () -> {
          assertThat(stack.folder()).exists();
          closed.add("made last");
        });
    // When
    assertThatThrownBy(stack::close)
        .isInstanceOf(LocalStackException.class)
        .hasRootCauseMessage("a user that fails");
    // Then
    assertThat(closed).containsExactly("made last", "made first");
    assertThat(stack.folder()).doesNotExist();
    assertThat(Processes.of(stack.folder())).isEmpty();
  }

  @Test
  void shouldNotStartPartsAfterItsClose() {
    // Given
    LocalStack stack = LocalStack.temporary();
    stack.close();
    // When, Then
    assertThatThrownBy(() -> stack.jdbcUrl("late"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the stack is closed");
    assertThat(stack.postgres().isRunning()).isFalse();
  }
}
