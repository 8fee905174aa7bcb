package dev.threadspool.contract.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What is no JSON, or beyond the bounds: 400, before anybody looks at its members. */
class BodyJsonTest {

  static final List<String> REFUSED =
      List.of(
          "",
          "   ",
          "{",
          "{}x",
          "{} {}",
          "{\"a\":1,\"a\":1}",
          "{\"x\":{\"a\":1,\"a\":2}}",
          "{'a':1}",
          "{a:1}",
          "[1,]",
          "// comment\n{}",
          "NaN",
          "{\"a\":Infinity}",
          "01",
          "+1",
          ".5",
          "tru",
          "\"\t\"",
          "\"\\u0000\"",
          "{\"\\u0000\":1}",
          "\"\\ud800\"",
          "\"\\udc00\"",
          "\"\\udc00\\ud800\"",
          "{\"\\ud83d\":1}",
          "1".repeat(101),
          "0." + "1".repeat(101),
          "1." + "0".repeat(100),
          "1e401",
          "1e-401",
          "-10e400",
          "1e999999999",
          "1e99999999999999999999",
          "1".repeat(5_000),
          "[".repeat(65) + "]".repeat(65),
          "{\"a\":".repeat(65) + "1" + "}".repeat(65),
          "[".repeat(100_000));

  @ParameterizedTest
  @FieldSource("REFUSED")
  void shouldRefuse(String text) {
    // When
    var refusal =
        catchThrowableOfType(
            UnacceptableJsonException.class, () -> BodyJson.parse(text.getBytes(UTF_8)));
    var refusalOfText =
        catchThrowableOfType(UnacceptableJsonException.class, () -> BodyJson.parse(text));

    // Then
    assertThat(refusal).isNotNull();
    assertThat(refusalOfText).isNotNull();
    assertThat(refusal.error("The request body").name()).isEqualTo("ParameterError");
    assertThat(refusal.error("The request body").statusCode()).isEqualTo(400);
    assertThat(refusal.error("The request body").message()).startsWith("The request body ");
  }

  @Test
  void shouldRefuseBytesThatAreNotUtf8() {
    for (byte[] bytes :
        List.of(
            "{\"a\":\"é\"}".getBytes(ISO_8859_1),
            new byte[] {'"', (byte) 0xC0, (byte) 0x80, '"'},
            new byte[] {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'},
            new byte[] {'"', (byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80, '"'},
            new byte[] {'"', (byte) 0xF0, (byte) 0x9F, '"'},
            new byte[] {(byte) 0xFF, (byte) 0xFE},
            "{\"a\":1}".getBytes(UTF_16LE))) {
      // When
      var refusal =
          catchThrowableOfType(UnacceptableJsonException.class, () -> BodyJson.parse(bytes));

      // Then
      assertThat(refusal).as(new String(bytes, ISO_8859_1)).isNotNull();
    }
  }

  @Test
  void shouldRefuseNamesThatAreNotUtf8AlsoWhereOneAlikeWasRead() throws Exception {
    // Given
    String name = "unknown a";
    BodyJson.parse("{\"%s\":1}".formatted(name).getBytes(UTF_8));
    byte[] malformed = "{\"%s\":1}".formatted(name.replace("a", "ÿa")).getBytes(ISO_8859_1);

    // When
    var refusal =
        catchThrowableOfType(UnacceptableJsonException.class, () -> BodyJson.parse(malformed));

    // Then
    assertThat(refusal).isNotNull();
  }

  @Test
  void shouldTakeWhatIsJustWithinTheBounds() throws Exception {
    assertThat(BodyJson.parse("[".repeat(64) + "]".repeat(64)).isArray()).isTrue();
    assertThat(BodyJson.parse("9".repeat(100)).bigIntegerValue()).hasToString("9".repeat(100));
    assertThat(BodyJson.parse("1e400").decimalValue()).isEqualByComparingTo("1e400");
    assertThat(BodyJson.parse("-1e-400").decimalValue()).isEqualByComparingTo("-1e-400");
    assertThat(BodyJson.parse("0e-999").decimalValue()).isEqualByComparingTo(BigDecimal.ZERO);
    assertThat(BodyJson.parse("-1." + "2".repeat(99) + "e-400").decimalValue())
        .isEqualByComparingTo("-1." + "2".repeat(99) + "e-400");
    assertThat(BodyJson.parse("\"\\ud83d\\ude00\"").stringValue()).isEqualTo("\uD83D\uDE00");
    assertThat(BodyJson.parse(" null ").isNull()).isTrue();
  }

  @Test
  void shouldQuoteNothingOfTheContent() {
    // Given
    String secret = "hunter2";

    for (String text :
        List.of("{\"a\":" + secret + "}", "{\"" + secret + "\":1,\"" + secret + "\":2}")) {
      // When
      var refusal =
          catchThrowableOfType(UnacceptableJsonException.class, () -> BodyJson.parse(text));

      // Then
      assertThat(refusal)
          .hasMessageNotContaining(secret)
          .hasMessageContaining("line 1")
          .hasNoCause();
    }
  }
}
