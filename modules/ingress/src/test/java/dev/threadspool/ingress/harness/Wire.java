package dev.threadspool.ingress.harness;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One connection, kept alive while the other side keeps it: says what no HTTP client would say. Not
 * thread-safe.
 */
public final class Wire implements AutoCloseable {

  private final int port;
  private final Duration patience;
  private @Nullable Socket socket;
  private InputStream input = InputStream.nullInputStream();

  /**
   * @param patience for each answer
   */
  public Wire(int port, Duration patience) {
    this.port = port;
    this.patience = patience;
  }

  /** What came back. */
  public record Answer(int status, HttpHeaders headers, byte[] body) {}

  /**
   * Sends bytes as they are and reads one answer.
   *
   * @param last nothing follows: the other side must not wait for more
   * @return null where the other side hung up without an answer
   * @throws IOException where no answer came in time
   */
  public @Nullable Answer send(byte[] request, boolean last) throws IOException {
    Socket now = open();
    try {
      now.getOutputStream().write(request);
      if (last) {
        now.shutdownOutput();
      }
    } catch (SocketException e) {
      // It was refused before all of it was sent; the answer is there all the same.
    }
    Answer answer = null;
    try {
      answer = read();
      return answer;
    } catch (EOFException | SocketException e) {
      return null;
    } finally {
      if (last || answer == null || isClosing(answer)) {
        close();
      }
    }
  }

  private Socket open() throws IOException {
    Socket now = socket;
    if (now == null) {
      now = new Socket();
      now.connect(new InetSocketAddress("127.0.0.1", port));
      now.setSoTimeout(Math.toIntExact(patience.toMillis()));
      now.setTcpNoDelay(true);
      input = new BufferedInputStream(now.getInputStream());
      socket = now;
    }
    return now;
  }

  private static boolean isClosing(Answer answer) {
    return answer.headers().firstValue("connection").filter("close"::equalsIgnoreCase).isPresent();
  }

  private Answer read() throws IOException {
    while (true) {
      int status = Integer.parseInt(line().split(" ", 3)[1]);
      HttpHeaders headers = headers();
      if (status != 100) {
        return new Answer(status, headers, body(headers));
      }
    }
  }

  private HttpHeaders headers() throws IOException {
    TreeMap<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line = line(); !line.isEmpty(); line = line()) {
      String[] parts = line.split(":", 2);
      headers.computeIfAbsent(parts[0], _ -> new ArrayList<>()).add(parts[1].strip());
    }
    return HttpHeaders.of(headers, (_, _) -> true);
  }

  private byte[] body(HttpHeaders headers) throws IOException {
    if (headers.firstValue("transfer-encoding").isPresent()) {
      return chunks();
    }
    var length = headers.firstValue("content-length");
    return length.isPresent() ? exactly(Integer.parseInt(length.get())) : input.readAllBytes();
  }

  private byte[] chunks() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    while (true) {
      int size = Integer.parseInt(line().toLowerCase(Locale.ROOT), 16);
      body.writeBytes(exactly(size));
      var _ = line();
      if (size == 0) {
        return body.toByteArray();
      }
    }
  }

  private byte[] exactly(int length) throws IOException {
    byte[] bytes = input.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException();
    }
    return bytes;
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = input.read(); next != '\n'; next = input.read()) {
      if (next < 0) {
        throw new EOFException();
      }
      if (next != '\r') {
        line.write(next);
      }
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    Socket now = socket;
    socket = null;
    if (now != null) {
      now.close();
    }
  }
}
