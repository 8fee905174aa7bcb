package dev.threadspool.acceptance.faults.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.contract.topics.TopicNames;
import dev.threadspool.contract.wire.AvroWire;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;

/** A plan follows from its seed, and has something of everything in it. */
class WorkloadTest {

  private static final int COMMANDS = 20_000;
  private static final List<Planned> PLAN = Workload.plan(1, COMMANDS).records();

  @Test
  void shouldFollowFromItsSeedByteForByte() {
    // When
    Workload one = Workload.plan(42, 2_000);
    Workload other = Workload.plan(42, 2_000);

    // Then
    assertThat(one).isEqualTo(other);
    assertThat(bytes(one)).isEqualTo(bytes(other));
    assertThat(Workload.plan(43, 2_000).records()).doesNotContainAnyElementsOf(one.records());
  }

  @Test
  void shouldHaveEverySortDamageAndFate() {
    // Given
    List<Planned> plan = PLAN;

    // Then
    assertThat(plan).hasSize(COMMANDS);
    assertThat(plan)
        .extracting(Planned::index)
        .isEqualTo(IntStream.range(0, COMMANDS).boxed().toList());
    assertThat(plan).extracting(Planned::sort).contains(Sort.values());
    assertThat(plan).extracting(Planned::damage).contains(Damage.values());
    assertThat(errors(plan))
        .contains(
            "NotFoundError",
            "ForbiddenError",
            "ParameterError",
            "ValidateError",
            "AiAgentNotFoundError",
            "DeactivatedAccountError");
    assertThat(share(plan, Sort.VALID)).isBetween(0.4, 0.6);
    for (Sort sort : Sort.values()) {
      assertThat(share(plan, sort)).as("share of %s", sort).isGreaterThan(0.02);
    }
    assertThat(plan).anyMatch(Planned::upstream).anyMatch(Planned::wantsReply);
    assertThat(plan)
        .anyMatch(
            one -> one.delivery() instanceof Delivery.InTransaction(var _, var aborted) && aborted)
        .anyMatch(
            one ->
                one.delivery() instanceof Delivery.InTransaction(var _, var aborted) && !aborted);
    assertThat(plan).anyMatch(one -> one.command().prompt().length() > 50_000);
  }

  @Test
  void shouldRepeatRecordsNearAndFarAndOnBothTopics() {
    // Given
    List<Planned> plan = PLAN;

    // When
    Map<UUID, List<Planned>> families =
        plan.stream().collect(Collectors.groupingBy(Planned::threadUuid));
    Set<Integer> distances = new HashSet<>();
    families
        .values()
        .forEach(family -> distances.add(family.getLast().index() - family.getFirst().index()));

    // Then
    assertThat(distances).anyMatch(distance -> distance == 1);
    assertThat(distances).anyMatch(distance -> distance > 1 && distance < 40);
    assertThat(distances).anyMatch(distance -> distance > COMMANDS / 4);
    assertThat(families.values())
        .anyMatch(family -> family.stream().map(Planned::upstream).distinct().count() == 2)
        .anyMatch(family -> family.size() > 3);
  }

  private static double share(List<Planned> plan, Sort sort) {
    return (double) plan.stream().filter(one -> one.sort() == sort).count() / plan.size();
  }

  private static Set<String> errors(List<Planned> plan) {
    Set<String> errors = new HashSet<>();
    for (Planned planned : plan) {
      if (planned.fate() instanceof Fate.Refused(String name, int _)) {
        errors.add(name);
      }
    }
    return errors;
  }

  private static List<String> bytes(Workload workload) {
    Map<String, Object> registry =
        Map.of("schema.registry.url", "mock://workload", "auto.register.schemas", true);
    try (AvroWire wire = new AvroWire(registry)) {
      Encoding encoding = new Encoding(new TopicNames(""), wire, workload.seed());
      return workload.records().stream().map(one -> text(encoding.record(one))).toList();
    }
  }

  private static String text(ProducerRecord<byte[], byte[]> record) {
    StringBuilder text = new StringBuilder(record.topic());
    text.append(Arrays.toString(record.key())).append(Arrays.toString(record.value()));
    for (Header header : record.headers()) {
      text.append(header.key()).append(Arrays.toString(header.value()));
    }
    return text.toString();
  }
}
