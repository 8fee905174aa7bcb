package dev.threadspool.acceptance.faults.mutant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
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
    assertThat(classes.keySet())
        .isEqualTo(mutant.cuts().stream().map(Cut::type).collect(Collectors.toSet()));
    assertThat(classes.values())
        .allSatisfy(type -> assertThat(ClassFile.of().verify(type)).isEmpty());
  }

  @Test
  void shouldTakeOutSeveralGuardsOfOneClass() throws IOException {
    // When
    var classes = Mutants.classes(EnumSet.of(Mutant.OFFSETS_IN_TRANSACTION, Mutant.SETTLED_COMMIT));

    // Then
    assertThat(classes).hasSize(1);
    assertThat(classes.values())
        .allSatisfy(type -> assertThat(ClassFile.of().verify(type)).isEmpty());
  }

  @Test
  void shouldRefuseAGuardThatIsNotThere() {
    // Both are the same call: once the first is taken out, the second is not there any more.
    Set<Mutant> twice = EnumSet.of(Mutant.OFFSETS_IN_TRANSACTION, Mutant.MEMBERSHIP);

    // When
    ThrowingCallable applied = () -> Mutants.classes(twice);

    // Then
    assertThatThrownBy(applied)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("was found 0 times");
  }
}
