package dev.threadspool.worker.harness;

import dev.threadspool.contract.json.BodyJson;
import dev.threadspool.contract.json.ShapeException;
import dev.threadspool.contract.json.ThreadRequest;
import dev.threadspool.contract.json.ThreadRequestReader;
import dev.threadspool.contract.json.UnacceptableJsonException;
import dev.threadspool.contract.model.ContextItem;
import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.contract.random.JsonText;
import dev.threadspool.contract.random.RandomRequests;
import dev.threadspool.local.sample.SampleLightdash;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * Commands made of bodies as the HTTP contract allows them, in all its shapes. Charts and
 * dashboards are often the sample's, so that what was pinned on them is stored too.
 */
final class FuzzedBodies {

  private final RandomRequests requests;

  FuzzedBodies(long seed) {
    this.requests = new RandomRequests(seed);
  }

  /** The command with a body's prompt, model and context in the place of its own. */
  ThreadCommand fill(ThreadCommand command) {
    ThreadRequest body = body();
    return new ThreadCommand(
        command.commandId(),
        command.threadUuid(),
        command.promptUuid(),
        command.issuedAt(),
        command.organizationUuid(),
        command.projectUuid(),
        command.agentUuid(),
        command.actor(),
        command.createdFrom(),
        body.prompt(),
        body.modelConfig(),
        context(body));
  }

  private ThreadRequest body() {
    String text = JsonText.of(requests.next(), requests.random());
    try {
      return ThreadRequestReader.read(BodyJson.parse(text.getBytes(StandardCharsets.UTF_8)));
    } catch (UnacceptableJsonException | ShapeException e) {
      throw new IllegalStateException("not of the contract: " + text, e);
    }
  }

  private List<ContextItem> context(ThreadRequest body) {
    boolean storable = requests.random().nextInt(4) > 0;
    return storable
        ? body.context().stream().flatMap(FuzzedBodies::storable).toList()
        : body.context();
  }

  private static Stream<ContextItem> storable(ContextItem item) {
    return switch (item) {
      case ContextItem.Chart(var _, var slug, var overrides) ->
          Stream.of(new ContextItem.Chart(SampleLightdash.CHART, slug, overrides));
      case ContextItem.Dashboard(var _, var slug) ->
          Stream.of(new ContextItem.Dashboard(SampleLightdash.DASHBOARD, slug));
      case ContextItem.Thread _,
          ContextItem.File _,
          ContextItem.Repository _,
          ContextItem.PullRequest _,
          ContextItem.ProposedChange _,
          ContextItem.ReviewFinding _,
          ContextItem.PreviewEnvironment _ ->
          Stream.empty();
    };
  }
}
