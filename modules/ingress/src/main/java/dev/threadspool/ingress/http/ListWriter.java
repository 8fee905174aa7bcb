package dev.threadspool.ingress.http;

import dev.threadspool.ingress.reading.ThreadListing;
import dev.threadspool.store.ThreadEntry;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lists in the envelope, written while they are read: Lightdash's are not paginated, so they can be
 * of any length.
 */
final class ListWriter {

  private ListWriter() {}

  /** {@code results} is the array itself. */
  static void agentThreads(ThreadListing listing, HttpServletResponse response) throws IOException {
    write(listing, ThreadJson::summary, response, "{\"status\":\"ok\",\"results\":[", "]}");
  }

  /** {@code results.data} is the array; there is no {@code pagination}. */
  static void projectThreads(ThreadListing listing, HttpServletResponse response)
      throws IOException {
    write(
        listing,
        entry -> ThreadJson.ofAgent(entry, listing.agent(entry)),
        response,
        "{\"status\":\"ok\",\"results\":{\"data\":[",
        "]}}");
  }

  private static void write(
      ThreadListing listing,
      Function<ThreadEntry, ObjectNode> shape,
      HttpServletResponse response,
      String before,
      String after)
      throws IOException {
    // Whatever can be refused is refused by the first piece, before the answer has begun.
    List<ThreadEntry> piece = listing.pieceAfter(null);
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    OutputStream body = response.getOutputStream();
    body.write(bytes(before));
    String separator = "";
    while (true) {
      for (ThreadEntry entry : piece) {
        body.write(bytes(separator + shape.apply(entry)));
        separator = ",";
      }
      if (ThreadListing.isLast(piece)) {
        break;
      }
      piece = listing.pieceAfter(piece.getLast());
    }
    body.write(bytes(after));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
