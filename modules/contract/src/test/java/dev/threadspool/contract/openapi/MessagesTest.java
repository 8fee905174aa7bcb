package dev.threadspool.contract.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /a?b=c HTTP/1.1|Host: x|Content-Length: 4||body",
        "POST /a?b=c HTTP/1.1|Host: x|Content-Length: 4||body, and more",
        "POST /a?b=c HTTP/1.1|Host: x|transfer-encoding: chunked||1|b|3|ody|0||"
      })
  void shouldReadARequest(String text) {
    // When
    Exchange.Request request = Objects.requireNonNull(Messages.request(bytes(text)));

    // Then
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.path()).isEqualTo("/a");
    assertThat(request.uri().getQuery()).isEqualTo("b=c");
    assertThat(request.header("host")).containsExactly("x");
    assertThat(request.body()).asString(StandardCharsets.UTF_8).isEqualTo("body");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "GET / HTTP/1.1",
        "GET / HTTP/1.1|Host: x|",
        "nonsense||",
        "GET a HTTP/1.1||",
        "GET /a b HTTP/1.1||",
        "GET /a\\b HTTP/1.1||",
        "GET / HTTP/9.9||",
        "GET / HTTP/1.1|no header||",
        "GET / HTTP/1.1|Content-Length: -1||",
        "GET / HTTP/1.1|Content-Length: ten||",
        "GET / HTTP/1.1|Content-Length: 1|Content-Length: 2||ab",
        "GET / HTTP/1.1|Content-Length: 5||ab",
        "GET / HTTP/1.1|Transfer-Encoding: x||",
        "GET / HTTP/1.1|Transfer-Encoding: chunked||zz|a|0||",
        "GET / HTTP/1.1|Transfer-Encoding: chunked||1|ab|0||",
        "GET / HTTP/1.1|Transfer-Encoding: chunked||1|a|"
      })
  void shouldReadNoRequestOutOfWhatIsNone(String text) {
    assertThat(Messages.request(bytes(text))).isNull();
  }

  @Test
  void shouldLeaveInterimAnswersOut() throws IOException {
    // When
    Exchange.Answer answer =
        Messages.answer(input("HTTP/1.1 100||HTTP/1.1 201 |a: b|content-length: 2||ok"));

    // Then
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.headers().firstValue("A")).contains("b");
    assertThat(answer.body()).asString(StandardCharsets.UTF_8).isEqualTo("ok");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 |content-length: 3||ok",
        "HTTP/1.1 200 |transfer-encoding: chunked||2|ok|",
        "HTTP/1.1 200 "
      })
  void shouldTellAnAnswerThatIsCutOff(String text) {
    assertThatThrownBy(() -> Messages.answer(input(text))).isInstanceOf(EOFException.class);
  }

  private static ByteArrayInputStream input(String text) {
    return new ByteArrayInputStream(bytes(text));
  }

  private static byte[] bytes(String text) {
    return text.replace("|", "\r\n").getBytes(StandardCharsets.UTF_8);
  }
}
