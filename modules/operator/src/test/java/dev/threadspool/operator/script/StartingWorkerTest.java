package dev.threadspool.operator.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the script tells the JVM of a worker, and those that start workers as processes. */
class StartingWorkerTest {

  private static final String CACHE = "modules/operator/target/dist/worker.aot";

  @TempDir Path root;
  private Scene scene;
  private Path dist;

  @BeforeEach
  void setScene() {
    scene = new Scene(root);
    scene.set("JAVA_HOME", scene.jdk("jdk", "25"));
    scene.set("THREADSPOOL_NO_BUILD", "1");
    dist = scene.repository().resolve("modules/operator/target/dist");
    scene.write(dist.resolve("build-began"), "210001010000.00\n");
    for (String jar : new String[] {"b.jar", "a.jar", "B.jar"}) {
      scene.write(dist.resolve("lib").resolve(jar), "");
    }
  }

  @Test
  void shouldNameJarsInAnOrderThatIsTheSameEverywhere() {
    // Given
    scene.set("LC_ALL", "en_US.UTF-8");

    // When
    Scene.Outcome outcome = scene.run("worker");

    // Then
    assertThat(outcome.out())
        .contains("\n-cp\n%1$s/B.jar:%1$s/a.jar:%1$s/b.jar\n".formatted(dist.resolve("lib")))
        .endsWith("dev.threadspool.operator.Threadspool\nworker\n");
  }

  @Test
  void shouldUseTheCacheWhereItIsThereAndSayNothingWhereItIsNot() {
    // When
    Scene.Outcome without = scene.run("worker");
    scene.write(scene.repository().resolve(CACHE), "");
    Scene.Outcome with = scene.run("worker");

    // Then
    assertThat(without.out()).doesNotContain("-XX:AOT");
    assertThat(without.err()).isEmpty();
    assertThat(with.out())
        .contains("-XX:AOTCache=%s\n".formatted(scene.repository().resolve(CACHE)));
  }

  @Test
  void shouldLeaveTheCacheWhereAnotherArchiveIsNamed() {
    // Given
    scene.write(scene.repository().resolve(CACHE), "");

    // When
    scene.set("THREADSPOOL_JAVA_OPTS", "-Dsome=thing -Xshare:auto");
    Scene.Outcome shared = scene.run("worker");
    scene.set("THREADSPOOL_JAVA_OPTS", "-XX:AOTCache=/mine.aot");
    Scene.Outcome own = scene.run("worker");

    // Then
    assertThat(shared.out()).doesNotContain("-XX:AOT");
    assertThat(own.out()).containsOnlyOnce("-XX:AOTCache=").contains("/mine.aot");
  }

  @Test
  void shouldTellWhoeverStartsWorkersHowAWorkerIsStarted() {
    // When
    Scene.Outcome outcome = scene.run("train");

    // Then
    assertThat(outcome.out())
        .contains("-Dthreadspool.worker.java-options=-XX:+UseCompactObjectHeaders")
        .contains("-Dthreadspool.worker.class-path=%s/lib/B.jar:".formatted(dist))
        .contains("-Dthreadspool.worker.aot-cache=%s/worker.aot\n".formatted(dist));
  }

  @Test
  void shouldTakeLessMemoryWhereThatIsAskedFor() {
    // When
    Scene.Outcome usual = scene.run("worker");
    scene.set("THREADSPOOL_MEMORY", "small");
    Scene.Outcome small = scene.run("worker");
    scene.set("THREADSPOOL_MEMORY", "tiny");
    Scene.Outcome unknown = scene.run("worker");

    // Then
    assertThat(usual.out()).doesNotContain("-Xmx");
    assertThat(small.out()).contains("-Xmx");
    assertThat(unknown.exitCode()).isEqualTo(2);
    assertThat(unknown.err()).contains("THREADSPOOL_MEMORY is fast or small, not tiny");
  }

  @Test
  void shouldUseHugePagesWhereTheSystemGivesThem() throws IOException {
    // Given: as the kernel's documentation has it, "always [madvise] never"
    Path setting = Path.of("/sys/kernel/mm/transparent_hugepage/enabled");
    boolean given = Files.isReadable(setting) && !Files.readString(setting).contains("[never]");

    // When
    Scene.Outcome outcome = scene.run("worker");

    // Then: a JVM elsewhere would not know the option
    assertThat(outcome.out().contains("-XX:+UseTransparentHugePages")).isEqualTo(given);
  }
}
