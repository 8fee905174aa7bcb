package dev.threadspool.acceptance;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.net.HttpURLConnection;
import java.net.URLConnection;
import java.net.http.HttpClient;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/**
 * No whole-system test talks to an ingress past the client that holds its exchanges against the
 * documents.
 */
class EveryExchangeIsHeldTest {

  private static final JavaClasses TESTS =
      new ClassFileImporter()
          .importUrl(
              EveryExchangeIsHeldTest.class.getProtectionDomain().getCodeSource().getLocation());

  @Test
  void shouldSeeTheTests() {
    Assertions.assertThat(TESTS.contain(Caller.class)).isTrue();
  }

  @Test
  void shouldUseNoOtherHttpClient() {
    noClasses()
        .that(not(belongToAnyOf(EveryExchangeIsHeldTest.class)))
        .should()
        .dependOnClassesThat(
            belongToAnyOf(HttpClient.class, URLConnection.class, HttpURLConnection.class))
        .orShould()
        .dependOnClassesThat()
        .resideInAnyPackage("org.springframework.web.client..", "org.apache.hc..", "okhttp3..")
        .because("contract's HeldHttp holds exchanges")
        .check(TESTS);
  }
}
