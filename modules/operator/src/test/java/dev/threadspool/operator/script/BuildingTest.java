package dev.threadspool.operator.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the script builds, how it calls Maven, and what it then runs. */
class BuildingTest {

  private static final String BUILD =
      """
      printf '%s\\n' "$JAVA_HOME" "$@" > "$TMPDIR/mvn.called"
      mkdir -p modules/operator/target/dist
      date -u +%Y%m%d%H%M.%S > modules/operator/target/dist/build-began
      """;

  @TempDir Path root;
  private Scene scene;
  private Path jdk;

  @BeforeEach
  void setScene() {
    scene = new Scene(root);
    jdk = scene.jdk("jdk", "25");
    scene.set("JAVA_HOME", jdk);
    scene.write(scene.repository().resolve("pom.xml"), "<project/>");
    scene.write(scene.repository().resolve("modules/operator/pom.xml"), "<project/>");
    scene.write(scene.repository().resolve("modules/operator/src/main/java/A.java"), "class A {}");
    scene.write(scene.repository().resolve("schemas/a.avsc"), "{}");
    scene.tool("mkdir");
    scene.tool("id");
    scene.program(root.resolve("path/mvn"), BUILD);
  }

  @Test
  void shouldBuildWhatWasNeverBuiltThenRun() throws IOException {
    // When
    Scene.Outcome outcome = scene.run("topics", "check", "--prefix", "two words");

    // Then
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.err()).contains("Building for the first time", "450 MB");
    assertThat(Files.readAllLines(root.resolve("mvn.called")))
        .startsWith(jdk.toString())
        .contains("-Dmaven.test.skip=true")
        .endsWith("package");
    assertThat(outcome.out())
        .contains("dev.threadspool.operator.Threadspool\ntopics\ncheck\n--prefix\ntwo words\n");
  }

  @Test
  void shouldNotBuildWhatIsFresh() {
    // Given
    builtAt("210001010000.00");

    // When
    Scene.Outcome outcome = scene.run("topics");

    // Then
    assertThat(root.resolve("mvn.called")).doesNotExist();
    assertThat(outcome.err()).isEmpty();
  }

  @Test
  void shouldBuildWhereASourceIsNewerThanTheBeginOfTheBuild() throws IOException {
    // Given
    builtAt("203001010000.00");
    Files.setLastModifiedTime(
        scene.repository().resolve("schemas/a.avsc"),
        FileTime.from(Instant.parse("2030-01-01T00:00:01Z")));

    // When
    Scene.Outcome outcome = scene.run("topics");

    // Then
    assertThat(root.resolve("mvn.called")).exists();
    assertThat(outcome.err()).contains("Sources have changed");
  }

  @Test
  void shouldRunTheFaultSuiteFromTheAcceptanceTests() throws IOException {
    // Given
    String dist = "modules/acceptance/target/dist/";
    scene.write(
        scene.repository().resolve("modules/acceptance/src/test/java/B.java"), "class B {}");
    scene.program(
        root.resolve("path/mvn"),
        """
        printf '%s\\n' "$@" > "$TMPDIR/mvn.called"
        mkdir -p modules/acceptance/target/dist
        printf '/a.jar:/b.jar' > modules/acceptance/target/dist/class-path
        date -u +%Y%m%d%H%M.%S > modules/acceptance/target/dist/build-began
        """);

    // When
    Scene.Outcome outcome = scene.run("faults", "--seed", "7");

    // Then
    assertThat(Files.readAllLines(root.resolve("mvn.called")))
        .contains("-DskipTests")
        .doesNotContain("-Dmaven.test.skip=true")
        .containsSequence("-pl", "modules/acceptance", "-am");
    assertThat(scene.repository().resolve(dist + "build-began")).exists();
    assertThat(outcome.out())
        .endsWith(
            """
            target/test-classes:/a.jar:/b.jar
            dev.threadspool.acceptance.faults.run.FaultSuite
            --seed
            7
            """);
  }

  @Test
  void shouldBuildTheFaultSuiteWhereATestIsNewer() throws IOException {
    // Given
    Path test = scene.repository().resolve("modules/acceptance/src/test/java/B.java");
    scene.write(test, "class B {}");
    scene.write(
        scene.repository().resolve("modules/acceptance/target/dist/build-began"),
        "203001010000.00\n");
    scene.write(scene.repository().resolve("modules/acceptance/target/dist/class-path"), "/a.jar");
    Files.setLastModifiedTime(test, FileTime.from(Instant.parse("2030-01-01T00:00:01Z")));
    builtAt("203001010000.00");

    // When
    var _ = scene.run("topics");
    boolean builtForTopics = Files.exists(root.resolve("mvn.called"));
    var _ = scene.run("faults");

    // Then
    assertThat(builtForTopics).isFalse();
    assertThat(root.resolve("mvn.called")).exists();
  }

  @Test
  void shouldHandOnMavensArguments() throws IOException {
    // Given
    scene.set("MAVEN_ARGS", "-Dmaven.repo.local=/somewhere -o");

    // When
    var _ = scene.run("topics");

    // Then
    assertThat(Files.readAllLines(root.resolve("mvn.called")))
        .containsOnlyOnce("-Dmaven.repo.local=/somewhere", "-o");
  }

  @Test
  void shouldGiveMavenARepositoryWhereTheUserHasNoHome() throws IOException {
    // Given
    scene.program(root.resolve("path/id"), "echo nobody-knows-me");

    // When
    var _ = scene.run("topics");

    // Then
    assertThat(Files.readAllLines(root.resolve("mvn.called")))
        .contains("-Dmaven.repo.local=" + scene.repository().toRealPath() + "/target/repository");
  }

  @Test
  void shouldShowWhatMavenSaidWhereTheBuildFails() {
    // Given
    scene.program(root.resolve("path/mvn"), "echo 'A.java: no good'; exit 1");

    // When
    Scene.Outcome outcome = scene.run("topics");

    // Then
    assertThat(outcome.exitCode()).isEqualTo(3);
    assertThat(outcome.err()).contains("A.java: no good", "The build failed");
    assertThat(outcome.out()).isEmpty();
  }

  @Test
  void shouldSayWhereMavenIsMissing() throws IOException {
    // Given
    Files.delete(root.resolve("path/mvn"));

    // When
    Scene.Outcome outcome = scene.run("topics");

    // Then
    assertThat(outcome.exitCode()).isEqualTo(3);
    assertThat(outcome.err()).contains("no mvn on the PATH", "apt install maven");
  }

  @Test
  void shouldFindItsCloneThroughSymbolicLinksFromAnywhere() throws IOException {
    // Given
    builtAt("210001010000.00");
    Path bin = Files.createDirectories(root.resolve("home/bin"));
    Files.createSymbolicLink(bin.resolve("one"), Path.of("../../a clone/bin/threadspool"));
    Path two = Files.createSymbolicLink(root.resolve("ts"), bin.resolve("one"));

    // When
    Scene.Outcome outcome = scene.run(two, Path.of("/"), "topics");

    // Then
    assertThat(outcome.out())
        .contains(scene.repository().toRealPath() + "/modules/operator/target/dist/lib/*");
  }

  private void builtAt(String utc) {
    scene.write(scene.repository().resolve("modules/operator/target/dist/build-began"), utc + "\n");
  }
}
