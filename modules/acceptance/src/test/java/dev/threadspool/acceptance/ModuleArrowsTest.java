package dev.threadspool.acceptance;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Arrows point one way: a module knows those that stand beside its name here, and no other of ours.
 */
class ModuleArrowsTest {

  private static final Map<String, List<String>> MAY_KNOW =
      Map.of(
          "contract", List.of(),
          "local", List.of(),
          "containers", List.of("local"),
          "lightdash", List.of(),
          "store", List.of("contract"),
          "worker", List.of("contract", "lightdash", "store"),
          "ingress", List.of("contract", "lightdash", "store"),
          "operator", List.of("contract", "lightdash", "store", "worker", "ingress", "local"));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.threadspool");

  @Test
  void shouldSeeEveryModule() {
    // A rule over classes that were not found would hold for nothing.
    for (String module : MAY_KNOW.keySet()) {
      Assertions.assertThat(CLASSES.stream().map(type -> type.getPackageName()))
          .as(module)
          .anyMatch(name -> isOf(module, name));
    }
  }

  @TestFactory
  Stream<DynamicTest> shouldKnowOnlyWhatItMay() {
    return MAY_KNOW.keySet().stream()
        .map(module -> DynamicTest.dynamicTest(module, () -> checkArrowsOf(module)));
  }

  @Test
  void shouldKeepTheStagesOfTheWorkerInOrder() {
    noClasses()
        .that()
        .resideInAPackage("dev.threadspool.worker.resolve..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.threadspool.worker.intake..",
            "dev.threadspool.worker.decide..",
            "dev.threadspool.worker.announce..",
            "dev.threadspool.worker.reply..",
            "dev.threadspool.store..",
            "org.apache.kafka..")
        .because("what an item is does not depend on how its command came, or what becomes of it")
        .check(CLASSES);
  }

  @Test
  void shouldKeepSpringOutOfTheLibraries() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "dev.threadspool.contract..", "dev.threadspool.lightdash..", "dev.threadspool.store..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.springframework..")
        .check(CLASSES);
  }

  @Test
  void shouldKeepDockerOutOfAllButTheContainers() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.threadspool.containers..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.testcontainers..", "com.github.dockerjava..")
        .because("what is shipped and the demo do without Docker")
        .check(CLASSES);
  }

  private static void checkArrowsOf(String module) {
    List<String> forbidden = new ArrayList<>();
    for (String other : MAY_KNOW.keySet()) {
      if (!other.equals(module) && !MAY_KNOW.getOrDefault(module, List.of()).contains(other)) {
        forbidden.add("dev.threadspool." + other + "..");
      }
    }
    noClasses()
        .that()
        .resideInAPackage("dev.threadspool." + module + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(forbidden.toArray(String[]::new))
        .check(CLASSES);
  }

  private static boolean isOf(String module, String packageName) {
    String root = "dev.threadspool." + module;
    return packageName.equals(root) || packageName.startsWith(root + ".");
  }
}
