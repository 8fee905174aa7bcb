package dev.threadspool.ingress.http;

import dev.threadspool.ingress.reading.ThreadListing;
import dev.threadspool.store.ThreadEntry;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lists in the envelope, written while they are read: those that are not paginated can be of any
 * length, and a page's prompts can be long.
 */
final class ListWriter {

  private static final String DATA = "{\"status\":\"ok\",\"results\":{\"data\":[";

  private ListWriter() {}

  /** {@code results} is the array itself. */
  static void agentThreads(ThreadListing listing, HttpServletResponse response) throws IOException {
    write(listing.all(), ThreadJson::summary, response, "{\"status\":\"ok\",\"results\":[", "]}");
  }

  /** {@code results.data} is the array; there is no {@code pagination}. */
  static void projectThreads(ThreadListing listing, HttpServletResponse response)
      throws IOException {
    write(listing.all(), inProject(listing), response, DATA, "]}}");
  }

  /** {@code results.data} is the array; {@code pagination} follows it. */
  static void projectPage(
      ThreadListing listing, int page, int pageSize, HttpServletResponse response)
      throws IOException {
    Iterator<ThreadEntry> entries = listing.page(page, pageSize);
    ObjectNode pagination = pagination(page, pageSize, listing.count());
    write(entries, inProject(listing), response, DATA, "],\"pagination\":" + pagination + "}}");
  }

  private static Function<ThreadEntry, ObjectNode> inProject(ThreadListing listing) {
    return entry -> ThreadJson.ofAgent(entry, listing.agent(entry));
  }

  private static ObjectNode pagination(int page, int pageSize, long total) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("page", page)
        .put("pageSize", pageSize)
        .put("totalPageCount", (total + pageSize - 1) / pageSize)
        .put("totalResults", total);
  }

  /**
   * @param entries the first of them are read: whatever can be refused was refused by that, before
   *     the answer begins
   */
  private static void write(
      Iterator<ThreadEntry> entries,
      Function<ThreadEntry, ObjectNode> shape,
      HttpServletResponse response,
      String before,
      String after)
      throws IOException {
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    OutputStream body = response.getOutputStream();
    body.write(bytes(before));
    String separator = "";
    while (entries.hasNext()) {
      body.write(bytes(separator + shape.apply(entries.next())));
      separator = ",";
    }
    body.write(bytes(after));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
