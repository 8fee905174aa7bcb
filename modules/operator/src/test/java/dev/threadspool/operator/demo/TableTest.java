package dev.threadspool.operator.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class TableTest {

  @Test
  void shouldPutColumnsBelowEachOther() {
    // Given
    Table table = new Table();
    table.row("a", "bbb", "the rest");
    table.row("    as it is");
    table.row("aaaa", "b", "the\n  rest");
    StringWriter out = new StringWriter();

    // When
    table.print(new PrintWriter(out));

    // Then
    assertThat(out.toString())
        .isEqualToNormalizingNewlines(
            """
              a     bbb  the rest
                  as it is
              aaaa  b    the rest
            """
                .indent(0));
  }
}
