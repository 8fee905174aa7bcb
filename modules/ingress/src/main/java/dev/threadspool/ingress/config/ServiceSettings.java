package dev.threadspool.ingress.config;

import dev.threadspool.ingress.identity.ServiceMapping;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Tokens of trusted services: JSON Web Tokens of one issuer. Without an issuer there are none.
 *
 * @param issuer what {@code iss} has to say, letter for letter
 * @param jwkSetUri where the issuer's public keys are: https, or this machine
 * @param audience what {@code aud} has to name; has to be set
 * @param algorithms of signatures; only those with a public key can be named
 * @param scope what {@code scope} or {@code scp} has to name; has to be set
 * @param serviceClaim tells which service it is: a UUID, or a name that one is made of
 * @param organizationClaim tells the UUID of the organization that the service acts in; null where
 *     {@code organization} tells it
 * @param organization the one that all services of this issuer act in; null where the claim tells
 */
public record ServiceSettings(
    @DefaultValue("") String issuer,
    @DefaultValue("") String jwkSetUri,
    @DefaultValue("") String audience,
    @DefaultValue({"RS256", "PS256", "ES256"}) List<String> algorithms,
    @DefaultValue("") String scope,
    @DefaultValue("sub") String serviceClaim,
    @Nullable String organizationClaim,
    @Nullable UUID organization) {

  private static final Set<String> WITH_PUBLIC_KEYS =
      Set.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512");

  private static final String PREFIX = "threadspool.ingress.service.";

  public ServiceSettings {
    algorithms = List.copyOf(algorithms);
  }

  /** Whether services may come with tokens at all. */
  boolean isConfigured() {
    return !issuer.isBlank() || !jwkSetUri.isBlank();
  }

  /**
   * @throws IllegalStateException naming what is missing or contradicts itself
   */
  void require() {
    require(!issuer.isBlank(), "issuer", "is not set");
    require(!jwkSetUri.isBlank(), "jwk-set-uri", "is not set");
    require(!audience.isBlank(), "audience", "is not set: tokens for others would be taken");
    require(!scope.isBlank(), "scope", "is not set: every client of the issuer would be trusted");
    require(!serviceClaim.isBlank(), "service-claim", "is empty");
    require(
        !algorithms.isEmpty() && WITH_PUBLIC_KEYS.containsAll(algorithms),
        "algorithms",
        "may name " + String.join(", ", WITH_PUBLIC_KEYS.stream().sorted().toList()));
    boolean byClaim = organizationClaim != null && !organizationClaim.isBlank();
    require(
        byClaim != (organization != null),
        "organization-claim",
        "or " + PREFIX + "organization has to be set, and not both");
  }

  ServiceMapping mapping() {
    boolean byClaim = organizationClaim != null && !organizationClaim.isBlank();
    return new ServiceMapping(
        issuer, scope, serviceClaim, byClaim ? organizationClaim : null, organization);
  }

  private static void require(boolean held, String key, String otherwise) {
    if (!held) {
      throw new IllegalStateException(PREFIX + key + " " + otherwise);
    }
  }
}
