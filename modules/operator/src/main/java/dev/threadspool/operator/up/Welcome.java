package dev.threadspool.operator.up;

import dev.threadspool.local.LocalStack;
import dev.threadspool.local.sample.SampleLightdash;
import dev.threadspool.operator.parts.Running;
import java.io.PrintWriter;

/** What somebody wants to know who has just started it. */
final class Welcome {

  private final PrintWriter out;

  Welcome(PrintWriter out) {
    this.out = out;
  }

  void print(Running running) {
    LocalStack stack = running.stack();
    out.printf("%nThreadspool runs, until Ctrl-C.%n%n");
    line("ingress", running.ingressUrl());
    line("Kafka", stack.bootstrapServers());
    line("schema registry", stack.registryUrl());
    line("Threadspool's database", psql(running.settings().storeUrl()));
    line("the sample Lightdash", psql(running.settings().lightdashUrl()));
    line(
        "worker's health, metrics", running.workerUrl() + "/actuator/health, /actuator/prometheus");
    line("data, and the log", stack.folder() + ", threadspool.log in it");
    out.printf("%nCreate a thread:%n%n%s%n", curl(running.ingressUrl()));
    out.printf(
        """

        See it:

        psql %s -c 'SELECT thread_uuid, actor_name, created_at FROM thread ORDER BY created_at'

        The tokens are the sample Lightdash's: %s (admin), %s, %s, %s.
        """,
        psql(running.settings().storeUrl()),
        SampleLightdash.ADMIN_TOKEN,
        SampleLightdash.DEVELOPER_TOKEN,
        SampleLightdash.VIEWER_TOKEN,
        SampleLightdash.MEMBER_TOKEN);
    out.flush();
  }

  /** To be pasted as it is. */
  static String curl(String ingressUrl) {
    return """
        curl -sS %s/api/v1/projects/%s/aiAgents/%s/threads \\
          -H 'Authorization: ApiKey %s' \\
          -H 'Content-Type: application/json' \\
          -d '{"prompt": "Why did revenue fall?", "context": [{"type": "chart", "chartUuid": "%s"}]}'"""
        .formatted(
            ingressUrl,
            SampleLightdash.PROJECT,
            SampleLightdash.OPEN_AGENT,
            SampleLightdash.ADMIN_TOKEN,
            SampleLightdash.CHART);
  }

  private static String psql(String jdbcUrl) {
    String address = jdbcUrl.substring("jdbc:".length());
    return address.replaceFirst("\\?.*", "").replaceFirst("//", "//postgres@");
  }

  private void line(String what, String where) {
    out.printf("  %-26s %s%n", what, where);
  }
}
