package dev.threadspool.operator.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which JDK the script takes, and what it says where there is none. */
class FindingJdkTest {

  @TempDir Path root;
  private Scene scene;

  @BeforeEach
  void setScene() {
    scene = new Scene(root);
  }

  @Test
  void shouldTakeJavaHomeWhereItIsNewEnough() {
    // Given
    Path jdk = scene.jdk("a jdk of 25", "25.0.3");
    scene.set("JAVA_HOME", jdk);
    scene.onPath("java", scene.jdk("other", "26").resolve("bin/java"));

    // When
    Scene.Outcome outcome = scene.run("--jdk");

    // Then
    assertThat(outcome.out()).isEqualTo(jdk + "\n");
    assertThat(outcome.exitCode()).isZero();
  }

  @Test
  void shouldTakeTheJavaOnThePathWhereJavaHomeIsTooOld() {
    // Given
    scene.set("JAVA_HOME", scene.jdk("old", "17.0.15"));
    Path jdk = scene.jdk("new", "25");
    scene.onPath("java", jdk.resolve("bin/java"));

    // When
    Scene.Outcome outcome = scene.run("--jdk");

    // Then
    assertThat(Path.of(outcome.out().strip())).isEqualTo(jdk);
  }

  @Test
  void shouldAskAVersionManagersStandInForItsHome() {
    // Given
    Path jdk = scene.jdk("managed", "25");
    Path shim = root.resolve("shims/java");
    scene.program(shim, "printf '    java.home = %s\\n' '" + jdk + "' >&2");
    scene.onPath("java", shim);

    // When
    Scene.Outcome outcome = scene.run("--jdk");

    // Then
    assertThat(outcome.out()).isEqualTo(jdk + "\n");
  }

  @Test
  void shouldPreferTheWantedVersionAmongTheUsualPlaces() {
    // Given
    scene.onPath("java", scene.jdk("default", "17").resolve("bin/java"));
    scene.jdk("jdks/a-21", "21.0.1");
    scene.jdk("jdks/b-26", "26.0.1");
    Path jdk = scene.jdk("jdks/c-25", "25.0.1");
    scene.jdk("jdks/d-25", "25.0.2");
    scene.set("THREADSPOOL_JDKS", root.resolve("jdks"));

    // When
    Scene.Outcome outcome = scene.run("--jdk");

    // Then
    assertThat(outcome.out()).isEqualTo(jdk + "\n");
  }

  @Test
  void shouldTakeALaterVersionWhereTheWantedOneIsMissing() {
    // Given
    Path jdk = scene.jdk("jdks/26", "26-ea");
    scene.set("THREADSPOOL_JDKS", root.resolve("jdks"));

    // When
    Scene.Outcome outcome = scene.run("--jdk");

    // Then
    assertThat(outcome.out()).isEqualTo(jdk + "\n");
  }

  @Test
  void shouldNotTakeARuntimeWithoutCompiler() throws IOException {
    // Given
    Path runtime = scene.jdk("jre", "25");
    Files.delete(runtime.resolve("bin/javac"));
    scene.set("JAVA_HOME", runtime);

    // When
    Scene.Outcome outcome = scene.run("--jdk");

    // Then
    assertThat(outcome.exitCode()).isEqualTo(3);
    assertThat(outcome.err()).contains("JAVA_HOME: " + runtime + " (no JDK)");
  }

  @Test
  void shouldAskJavaWhereThereIsNoReleaseFile() throws IOException {
    // Given
    Path jdk = scene.jdk("nameless", "25");
    Files.delete(jdk.resolve("release"));
    scene.program(jdk.resolve("bin/java"), "echo 'openjdk version \"25.0.3\" 2026-04-21' >&2");
    scene.set("JAVA_HOME", jdk);

    // When
    Scene.Outcome outcome = scene.run("--jdk");

    // Then
    assertThat(outcome.out()).isEqualTo(jdk + "\n");
  }

  @Test
  void shouldSayWhatWasLookedAtAndHowToGetOne() {
    // Given
    Path old = scene.jdk("old", "17.0.15");
    Path older = scene.jdk("older", "1.8.0_402");
    scene.set("JAVA_HOME", older);
    scene.onPath("java", old.resolve("bin/java"));

    // When
    Scene.Outcome outcome = scene.run("demo");

    // Then
    assertThat(outcome.exitCode()).isEqualTo(3);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err())
        .contains("needs a JDK 25 or later")
        .contains("JAVA_HOME: " + older + " (JDK 1)")
        .contains("java on the PATH: " + old + " (JDK 17)")
        .contains("the usual places: " + root.resolve("no jdks here"))
        .contains("apt install", "THREADSPOOL_JAVA_HOME=");
  }

  @Test
  void shouldNotFallBackFromAJdkNamedOnPurpose() {
    // Given
    scene.set("JAVA_HOME", scene.jdk("good", "25"));
    Path named = scene.jdk("named", "21");
    scene.set("THREADSPOOL_JAVA_HOME", named);

    // When
    Scene.Outcome outcome = scene.run("--jdk");

    // Then
    assertThat(outcome.exitCode()).isEqualTo(3);
    assertThat(outcome.err()).contains("THREADSPOOL_JAVA_HOME: " + named + " (JDK 21)");
  }
}
