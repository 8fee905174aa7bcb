package dev.threadspool.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.contract.model.ContextItem;
import dev.threadspool.local.LocalStack;
import dev.threadspool.local.sample.SampleLightdash;
import dev.threadspool.operator.parts.Parts;
import dev.threadspool.operator.parts.Ports;
import dev.threadspool.operator.parts.Running;
import dev.threadspool.operator.parts.Steps;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A caller over HTTP and a service that publishes to Kafka meet the same rules and errors. */
class SameErrorsTest {

  private static final Parts PARTS = new Parts();

  private static Caller caller;

  @BeforeAll
  static void start() throws Exception {
    Running running =
        PARTS.start(
            LocalStack.temporary(),
            Ports.ANY,
            new Steps(new PrintWriter(Writer.nullWriter(), false)));
    caller = new Caller(running);
  }

  @AfterAll
  static void stop() {
    caller.close();
    PARTS.close();
  }

  @ParameterizedTest
  @MethodSource("faults")
  void shouldBeToldOverHttpAsOverKafka(Fault fault) throws Exception {
    // When
    String overHttp = caller.errorOverHttp(fault);
    String overKafka = caller.errorOverKafka(fault);

    // Then
    assertThat(overHttp).isEqualTo(overKafka);
  }

  static Stream<Fault> faults() {
    return Stream.of(
        admin("a chart that is not there", new ContextItem.Chart(new UUID(1, 1), null, null)),
        admin("a deleted chart", new ContextItem.Chart(SampleLightdash.DELETED_CHART, null, null)),
        viewer(
            "a chart that may not be seen",
            new ContextItem.Chart(SampleLightdash.PRIVATE_NESTED_CHART, null, null)),
        admin("a dashboard that is not there", new ContextItem.Dashboard(new UUID(1, 1), null)),
        admin("a thread that is not there", new ContextItem.Thread(new UUID(1, 1), null)),
        viewer(
            "a thread of somebody else",
            new ContextItem.Thread(SampleLightdash.CONVERSATION, null)),
        admin(
            "a prompt of another thread",
            new ContextItem.Thread(SampleLightdash.CONVERSATION, new UUID(1, 1))),
        viewer("a file, for a viewer", new ContextItem.File("models/orders.sql")),
        admin("a path that leaves the project", new ContextItem.File("../x")),
        admin("a repository without owner", new ContextItem.Repository("dbt")),
        admin("a pull request that is no address", new ContextItem.PullRequest("42")),
        admin("a finding, for a user", new ContextItem.ReviewFinding("f")),
        admin("a change, for a user", new ContextItem.ProposedChange("f")),
        admin(
            "a preview that is none",
            new ContextItem.PreviewEnvironment(SampleLightdash.OTHER_PROJECT)),
        admin(
            "eleven items",
            IntStream.range(0, 11)
                .mapToObj(n -> new ContextItem.File("f" + n))
                .toArray(ContextItem[]::new)),
        admin("text that no database carries", new ContextItem.File("a\0b")),
        fault("an agent that is not there", "What?", new UUID(1, 1)),
        fault("an agent of another project", "What?", SampleLightdash.OTHER_PROJECTS_AGENT),
        new Fault(
            "an agent that may not be used",
            SampleLightdash.MEMBER,
            SampleLightdash.MEMBER_TOKEN,
            SampleLightdash.OPEN_AGENT,
            "What?",
            List.of()),
        fault("a prompt that is too long", "x".repeat(257 * 1024), SampleLightdash.OPEN_AGENT));
  }

  private static Fault admin(String name, ContextItem... items) {
    return new Fault(
        name,
        SampleLightdash.ADMIN,
        SampleLightdash.ADMIN_TOKEN,
        SampleLightdash.OPEN_AGENT,
        "What?",
        List.of(items));
  }

  private static Fault viewer(String name, ContextItem... items) {
    return new Fault(
        name,
        SampleLightdash.VIEWER,
        SampleLightdash.VIEWER_TOKEN,
        SampleLightdash.OPEN_AGENT,
        "What?",
        List.of(items));
  }

  private static Fault fault(String name, String prompt, UUID agentUuid) {
    return new Fault(
        name, SampleLightdash.ADMIN, SampleLightdash.ADMIN_TOKEN, agentUuid, prompt, List.of());
  }
}
