package dev.threadspool.lightdash.postgres;

import static dev.threadspool.local.sample.SampleLightdash.ORGANIZATION;
import static dev.threadspool.local.sample.SampleLightdash.OTHER_ORGANIZATION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.lightdash.Person;
import dev.threadspool.lightdash.harness.TestLightdash;
import dev.threadspool.local.sample.SampleLightdash;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PeopleTest {

  private static final TestLightdash LIGHTDASH = new TestLightdash();

  @Test
  void shouldTellWhoPeopleAre() {
    // When
    Map<UUID, Person> people =
        LIGHTDASH
            .catalogue()
            .people(
                List.of(
                    UUID.randomUUID(),
                    SampleLightdash.ADMIN,
                    SampleLightdash.DEACTIVATED_USER,
                    SampleLightdash.USER_WITHOUT_ORGANIZATION,
                    SampleLightdash.OTHER_ORGANIZATIONS_ADMIN,
                    SampleLightdash.NAMELESS_USER));

    // Then
    assertThat(people.values())
        .containsExactlyInAnyOrder(
            new Person(SampleLightdash.ADMIN, ORGANIZATION, "Ada Admin", true),
            new Person(SampleLightdash.DEACTIVATED_USER, ORGANIZATION, "Zoe Gone", false),
            new Person(SampleLightdash.USER_WITHOUT_ORGANIZATION, null, "Noa Nowhere", true),
            new Person(
                SampleLightdash.OTHER_ORGANIZATIONS_ADMIN, OTHER_ORGANIZATION, "Tom Toast", true),
            new Person(SampleLightdash.NAMELESS_USER, ORGANIZATION, "Unknown user", true));
    assertThat(people).allSatisfy((uuid, person) -> assertThat(person.userUuid()).isEqualTo(uuid));
  }
}
