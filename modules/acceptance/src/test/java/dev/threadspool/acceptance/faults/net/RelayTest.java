package dev.threadspool.acceptance.faults.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.threadspool.local.FreePorts;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RelayTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final EchoServer server = new EchoServer();
  private final Relay relay = Relay.to(server.port());
  private final List<Socket> clients = new ArrayList<>();

  @AfterEach
  void close() throws IOException {
    for (Socket client : clients) {
      client.close();
    }
    relay.close();
    server.close();
  }

  @Test
  void shouldPassAllThatIsSaidUpToTheEnd() throws Exception {
    // Given
    Socket client = connect();
    byte[] message = new byte[3_000_000];
    new Random(1).nextBytes(message);
    try (ExecutorService sender = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> sending =
          sender.submit(
              () -> {
                client.getOutputStream().write(message);
                client.shutdownOutput();
                return null;
              });
      // When
      byte[] answer = client.getInputStream().readAllBytes();
      // Then
      assertThat(answer).isEqualTo(message);
      sending.get(10, TimeUnit.SECONDS);
    }
    await().atMost(PATIENCE).until(() -> relay.connections() == 0);
  }

  @Test
  void shouldResetAndRefuseWhileItIsCut() throws Exception {
    // Given
    Socket client = connect();
    assertThat(ask(client, "one")).isEqualTo("one");
    // When
    relay.cut();
    // Then
    assertThatThrownBy(() -> ask(client, "two")).isInstanceOf(IOException.class);
    assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);
    assertThat(server.received()).isEqualTo("one".length());
    // When
    relay.pass();
    // Then
    assertThat(ask(connect(), "three")).isEqualTo("three");
  }

  @Test
  void shouldLetClientsComeBackAtOnceWhenConnectionsAreDropped() throws Exception {
    // Given
    Socket client = connect();
    assertThat(ask(client, "one")).isEqualTo("one");
    // When
    relay.dropConnections();
    // Then
    assertThatThrownBy(() -> ask(client, "two")).isInstanceOf(IOException.class);
    assertThat(ask(connect(), "three")).isEqualTo("three");
  }

  @Test
  void shouldHoldWhatComesWhileItIsStalledAndPassItLater() throws Exception {
    // Given
    Socket before = connect();
    relay.stall();
    Socket after = connect();
    // When
    say(before, "one");
    say(after, "two");
    // Then
    await().atMost(PATIENCE).until(() -> relay.waiting(Direction.TO_SERVER) == 2);
    assertThat(server.received()).isZero();
    // When
    relay.pass();
    // Then
    assertThat(hear(before, 3)).isEqualTo("one");
    assertThat(hear(after, 3)).isEqualTo("two");
  }

  @Test
  void shouldLoseAnAnswerAlone() throws Exception {
    // Given
    Socket client = connect();
    relay.stall(Direction.TO_CLIENT);
    // When
    say(client, "done?");
    // Then
    await().atMost(PATIENCE).until(() -> relay.waiting(Direction.TO_CLIENT) == 1);
    assertThat(server.received()).isEqualTo("done?".length());
    // When
    relay.cut();
    relay.pass();
    // Then
    assertThatThrownBy(() -> hear(client, 1)).isInstanceOf(IOException.class);
    assertThat(ask(connect(), "again")).isEqualTo("again");
  }

  @Test
  void shouldLoseARequestAlone() throws Exception {
    // Given
    Socket client = connect();
    relay.stall(Direction.TO_CLIENT);
    say(client, "an answer that is on its way");
    await().atMost(PATIENCE).until(() -> relay.waiting(Direction.TO_CLIENT) == 1);
    relay.pass();
    relay.stall(Direction.TO_SERVER);
    // When
    say(client, "lost");
    // Then
    assertThat(hear(client, 28)).isEqualTo("an answer that is on its way");
    await().atMost(PATIENCE).until(() -> relay.waiting(Direction.TO_SERVER) == 1);
    // When
    relay.cut();
    relay.pass();
    // Then
    assertThat(ask(connect(), "again")).isEqualTo("again");
    assertThat(server.received()).isEqualTo("an answer that is on its way".length() + 5);
  }

  @Test
  void shouldPassSlowly() throws Exception {
    // Given
    Socket client = connect();
    relay.slow(Duration.ofMillis(50));
    // When
    String answer = ask(client, "slow");
    // Then
    assertThat(answer).isEqualTo("slow");
  }

  @Test
  void shouldStopBeingSlowInTheMiddleOfAPause() throws Exception {
    // Given
    Socket client = connect();
    relay.slow(Duration.ofHours(1));
    say(client, "slow");
    await().atMost(PATIENCE).until(() -> relay.waiting(Direction.TO_SERVER) == 1);
    // When
    relay.pass();
    // Then
    assertThat(hear(client, 4)).isEqualTo("slow");
  }

  @Test
  void shouldResetClientsOfAServerThatIsAwayAndPassWhenItComes() throws Exception {
    // Given
    int port = FreePorts.find(1).getFirst();
    try (Relay early = Relay.to(port)) {
      Socket client = connect(early);
      assertThatThrownBy(() -> hear(client, 1)).isInstanceOf(IOException.class);
      // When
      try (EchoServer _ = new EchoServer(port)) {
        // Then
        assertThat(ask(connect(early), "there")).isEqualTo("there");
      }
    }
  }

  @Test
  void shouldLeaveNothingOpenBehind() throws Exception {
    // Given
    Socket talking = connect();
    assertThat(ask(talking, "one")).isEqualTo("one");
    relay.stall();
    Socket held = connect();
    say(held, "two");
    await().atMost(PATIENCE).until(() -> relay.waiting(Direction.TO_SERVER) == 1);
    // When
    relay.close();
    // Then
    assertThat(relay.connections()).isZero();
    assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);
    assertThatThrownBy(() -> hear(held, 1)).isInstanceOf(IOException.class);
    assertThatThrownBy(relay::pass).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void shouldNeitherMixNorHangWhateverTheSequenceOfSwitches() throws Exception {
    // Given
    var random = new Random(7);
    var enough = new AtomicBoolean();
    var answered = new AtomicInteger();
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      List<Future<?>> talkers = new ArrayList<>();
      for (int talker = 0; talker < 4; talker++) {
        String name = "talker-" + talker;
        talkers.add(threads.submit(() -> talk(name, enough, answered)));
      }
      // When
      try {
        for (int round = 0; round < 60; round++) {
          switch (random.nextInt(5)) {
            case 0 -> relay.cut();
            case 1 -> relay.stall();
            case 2 -> relay.stall(Direction.TO_CLIENT);
            case 3 -> relay.slow(Duration.ofMillis(1));
            default -> relay.dropConnections();
          }
          relay.pass();
          int before = answered.get();
          // Then
          await()
              .atMost(PATIENCE)
              .pollInterval(Duration.ofMillis(2))
              .until(() -> answered.get() > before);
        }
      } finally {
        enough.set(true);
      }
      for (Future<?> talker : talkers) {
        talker.get(30, TimeUnit.SECONDS);
      }
    }
    await().atMost(PATIENCE).until(() -> relay.connections() == 0);
  }

  /** Asks one question after the other, over as many connections as it takes. */
  private void talk(String name, AtomicBoolean enough, AtomicInteger answered) {
    while (!enough.get()) {
      try (var client = new Socket(InetAddress.ofLiteral("127.0.0.1"), relay.port())) {
        while (!enough.get()) {
          String question = "%s-%06d".formatted(name, answered.get());
          assertThat(ask(client, question)).isEqualTo(question);
          answered.incrementAndGet();
        }
      } catch (IOException _) {
        // Cut: once more.
      }
    }
  }

  private Socket connect() throws IOException {
    return connect(relay);
  }

  private Socket connect(Relay to) throws IOException {
    var client = new Socket(InetAddress.ofLiteral("127.0.0.1"), to.port());
    client.setSoTimeout(30_000);
    clients.add(client);
    return client;
  }

  private static String ask(Socket client, String text) throws IOException {
    say(client, text);
    return hear(client, text.length());
  }

  private static void say(Socket client, String text) throws IOException {
    client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** Reads so many characters. */
  private static String hear(Socket client, int length) throws IOException {
    byte[] bytes = client.getInputStream().readNBytes(length);
    if (bytes.length < length) {
      throw new IOException("the stream ended");
    }
    return new String(bytes, StandardCharsets.US_ASCII);
  }
}
