package dev.threadspool.operator.send;

import dev.threadspool.contract.json.RequestJson;
import dev.threadspool.operator.console.Console;
import dev.threadspool.operator.console.Printable;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An ingress, for one entry after the other. */
final class HttpTarget implements Target<HttpTarget.Prepared> {

  /** What an ingress takes for a key, and a header can carry. */
  private static final Pattern KEY = Pattern.compile("[\\x20-\\x7E]{1,255}");

  private final Ingress ingress;
  private final Console run;

  /** An entry, ready to go. */
  record Prepared(int place, String path, String key, String body) {}

  /**
   * @param ingress is closed with this
   */
  HttpTarget(Ingress ingress, Console run) {
    this.ingress = ingress;
    this.run = run;
  }

  @Override
  public Prepared prepare(Entry entry) throws BadEntryException {
    Fields fields = new Fields(entry.json());
    UUID project = fields.uuid("projectUuid");
    UUID agent = fields.uuid("agentUuid");
    return new Prepared(
        entry.place(),
        "/api/v1/projects/%s/aiAgents/%s/threads".formatted(project, agent),
        key(entry, fields),
        RequestJson.write(fields.request()));
  }

  private static String key(Entry entry, Fields fields) throws BadEntryException {
    String key = fields.optionalText("idempotencyKey");
    if (key == null) {
      return entry.derived("key").toString();
    }
    if (!KEY.matcher(key).matches()) {
      throw new BadEntryException("idempotencyKey is not 1 to 255 printable ASCII characters");
    }
    return key;
  }

  @Override
  public int atATime() {
    return 1;
  }

  @Override
  public void send(List<Prepared> some) throws InterruptedException {
    for (Prepared each : some) {
      tell(each, ingress.ask(each.path(), each.key(), each.body()));
    }
  }

  private void tell(Prepared prepared, HttpResponse<String> answer) {
    JsonNode body = json(answer.body());
    if (answer.statusCode() == 200) {
      String thread = body.path("results").path("uuid").asString();
      run.summary().add("sent", 1);
      run.item(
          "%d: thread %s  made".formatted(prepared.place(), Printable.line(thread)),
          Map.of("entry", prepared.place(), "status", 200, "thread", thread));
      return;
    }
    String error = body.path("error").path("name").asString("");
    String message = body.path("error").path("message").asString("");
    run.summary().add("refused", 1);
    run.item(
        "%d: %d %s: %s"
            .formatted(
                prepared.place(),
                answer.statusCode(),
                Printable.line(error),
                Printable.line(message)),
        Map.of(
            "entry",
            prepared.place(),
            "status",
            answer.statusCode(),
            "error",
            error,
            "message",
            message));
  }

  private static JsonNode json(String body) {
    try {
      return JsonMapper.shared().readTree(body);
    } catch (JacksonException e) {
      return JsonMapper.shared().createObjectNode();
    }
  }

  @Override
  public void close() {
    ingress.close();
  }
}
