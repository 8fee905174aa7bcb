package dev.threadspool.acceptance.faults.mutant;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every guard is still where its mutant looks for it, and what is left is a class that a JVM takes.
 */
class MutantsTest {

  @ParameterizedTest
  @EnumSource
  void shouldApplyToTheWorkerOfToday(Mutant mutant) throws IOException {
    // When
    var classes = Mutants.classes(EnumSet.of(mutant));

    // Then
    assertThat(classes).containsOnlyKeys(mutant.cut().type());
    assertThat(ClassFile.of().verify(classes.get(mutant.cut().type()))).isEmpty();
  }

  @Test
  void shouldTakeOutSeveralGuardsOfOneClass() throws IOException {
    // When
    var classes = Mutants.classes(EnumSet.allOf(Mutant.class));

    // Then
    assertThat(classes).hasSizeLessThan(Mutant.values().length);
    assertThat(classes.values())
        .allSatisfy(type -> assertThat(ClassFile.of().verify(type)).isEmpty());
  }
}
