package dev.threadspool.ingress.harness;

import dev.threadspool.contract.openapi.Exchange;
import dev.threadspool.contract.openapi.Exempt;
import dev.threadspool.contract.openapi.Messages;
import dev.threadspool.contract.openapi.Tally;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One connection, kept alive while the other side keeps it: says what no HTTP client would say. Not
 * thread-safe.
 */
public final class Wire implements AutoCloseable {

  private final int port;
  private final Duration patience;
  private final Consumer<Exchange> holder;
  private @Nullable Socket socket;
  private InputStream input = InputStream.nullInputStream();
  private byte[] begun = {};

  /**
   * @param patience for each answer
   * @param holder gets every exchange, to hold it against the documents
   */
  public Wire(int port, Duration patience, Consumer<Exchange> holder) {
    this.port = port;
    this.patience = patience;
    this.holder = holder;
  }

  /** Sends the one request of a connection, given as its head's lines. */
  public Exchange.Answer send(String... lines) throws IOException {
    Exchange.Answer answer = send(head(lines), false);
    if (answer == null) {
      throw new EOFException("no answer");
    }
    return answer;
  }

  /**
   * Sends bytes as they are and reads one answer.
   *
   * @param last nothing follows: the other side must not wait for more
   * @return null where the other side hung up without an answer
   * @throws IOException where no answer came in time
   */
  public Exchange.@Nullable Answer send(byte[] request, boolean last) throws IOException {
    Socket now = open();
    write(now, request, last);
    Exchange.Answer answer = null;
    try {
      answer = Messages.answer(input);
    } catch (EOFException | SocketException e) {
      Tally.exempt(Exempt.CUT_OFF);
    } finally {
      if (last || answer == null || isClosing(answer)) {
        close();
      }
    }
    if (answer != null) {
      holder.accept(new Exchange(Messages.request(request), answer));
    }
    return answer;
  }

  /**
   * What comes back, up to the end or to where it is cut off; as it goes over the wire.
   *
   * @param pause what happens when the answer has begun, and no more of it is read
   */
  public byte[] sendAndPause(Runnable pause, String... lines) throws IOException {
    Socket now = new Socket();
    now.setReceiveBufferSize(4_096);
    connect(now);
    write(now, head(lines), false);
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    answer.writeBytes(input.readNBytes(12));
    pause.run();
    try {
      input.transferTo(answer);
    } catch (SocketException e) {
      // It is cut off.
    } finally {
      close();
    }
    Tally.exempt(Exempt.CUT_OFF);
    return answer.toByteArray();
  }

  /** Sends a head whose body does not follow; {@link #finish} reads what is said of it. */
  public void begin(String... lines) throws IOException {
    begun = (String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
    write(open(), begun, false);
  }

  /** Whether what was begun is being answered. */
  public boolean isAnswered() throws IOException {
    return open().getInputStream().available() > 0;
  }

  /** One byte more of the body of what was begun. */
  public void trickle() throws IOException {
    write(open(), new byte[] {' '}, false);
  }

  /** The answer to what was begun. */
  public Exchange.Answer finish() throws IOException {
    Exchange.Answer answer = Messages.answer(input);
    holder.accept(new Exchange(Messages.request(begun), answer));
    close();
    return answer;
  }

  private static byte[] head(String... lines) {
    String head = String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n";
    return head.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static void write(Socket socket, byte[] request, boolean last) throws IOException {
    try {
      socket.getOutputStream().write(request);
      if (last) {
        socket.shutdownOutput();
      }
    } catch (SocketException e) {
      // It was refused before all of it was sent; the answer is there all the same.
    }
  }

  private Socket open() throws IOException {
    Socket now = socket;
    if (now == null) {
      now = new Socket();
      connect(now);
    }
    return now;
  }

  private void connect(Socket now) throws IOException {
    now.connect(new InetSocketAddress("127.0.0.1", port));
    now.setSoTimeout(Math.toIntExact(patience.toMillis()));
    now.setTcpNoDelay(true);
    input = new BufferedInputStream(now.getInputStream());
    socket = now;
  }

  private static boolean isClosing(Exchange.Answer answer) {
    return answer.headers().firstValue("connection").filter("close"::equalsIgnoreCase).isPresent();
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
