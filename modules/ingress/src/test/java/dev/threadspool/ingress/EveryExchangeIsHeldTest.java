package dev.threadspool.ingress;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.threadspool.ingress.harness.Forwarder;
import dev.threadspool.ingress.harness.Ports;
import dev.threadspool.ingress.harness.Wire;
import java.net.HttpURLConnection;
import java.net.Socket;
import java.net.URLConnection;
import java.net.http.HttpClient;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** No test of this module talks past what holds its exchanges against the documents. */
class EveryExchangeIsHeldTest {

  private static final JavaClasses TESTS =
      new ClassFileImporter()
          .importUrl(
              EveryExchangeIsHeldTest.class.getProtectionDomain().getCodeSource().getLocation());

  @Test
  void shouldSeeTheTests() {
    Assertions.assertThat(TESTS.contain(Wire.class) && TESTS.contain(CreateThreadTest.class))
        .isTrue();
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

  @Test
  void shouldOpenNoOtherConnection() {
    noClasses()
        // A forwarder carries Kafka's protocol, and a port is only asked whether it is open.
        .that(
            not(
                belongToAnyOf(
                    EveryExchangeIsHeldTest.class, Wire.class, Forwarder.class, Ports.class)))
        .should()
        .dependOnClassesThat(belongToAnyOf(Socket.class))
        .because("Wire holds exchanges")
        .check(TESTS);
  }
}
