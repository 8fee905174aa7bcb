package dev.threadspool.contract.hash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 8785, and what is added to it for numbers that are no doubles. */
class ExactNumbersTest {

  @ParameterizedTest
  @CsvSource({
    "0,0",
    "-0,0",
    "-0.0,0",
    "0e5,0",
    "1,1",
    "1.0,1",
    "100,100",
    "1e2,100",
    "0.10,0.1",
    "1e21,1e+21",
    "1E+21,1e+21",
    "1e20,100000000000000000000",
    "1e-6,0.000001",
    "1e-7,1e-7",
    "123456789012345680000,123456789012345680000",
    "333333333.3333333,333333333.3333333",
    "4.9e-324,5e-324",
    "1.7976931348623157e308,1.7976931348623157e+308"
  })
  void shouldWriteDoublesAsRfc8785Does(String number, String canonical) throws IOException {
    assertThat(canonical("[" + number + "]")).isEqualTo("[" + canonical + "]");
  }

  @ParameterizedTest
  @CsvSource({
    "12345678901234567890,1.234567890123456789E+19",
    "12345678901234567890.0,1.234567890123456789E+19",
    "9007199254740993,9007199254740993",
    "0.1000000000000000055511151231257827021181583404541015625,0.1000000000000000055511151231257827021181583404541015625",
    "1e400,1E+400",
    "10e399,1E+400",
    "-1e-400,-1E-400"
  })
  void shouldKeepTheDigitsOfOtherNumbers(String number, String kept) throws IOException {
    assertThat(canonical("[" + number + "]"))
        .isEqualTo("[{\"threadspool.number\":\"" + kept + "\"}]");
  }

  @Test
  void shouldTakeNoTextOfACallersForANumber() throws IOException {
    String number = canonical("[1e400]");
    for (String name : new String[] {"threadspool.number", "threadspool.number+"}) {
      String lookalike = "[{\"%s\":\"1E+400\"}]".formatted(name);
      assertThat(canonical(lookalike)).isNotEqualTo(number);
    }
    assertThat(canonical("[{\"threadspool.number\":\"1E+400\"}]"))
        .isNotEqualTo(canonical("[{\"threadspool.number+\":\"1E+400\"}]"));
  }

  @Test
  void shouldSortNamesByTheirUtf16Units() throws IOException {
    // The example of RFC 8785, 3.2.3.
    assertThat(
            canonical(
                """
                {"\\u20ac":"Euro Sign","\\r":"Carriage Return","\\ufb33":"Hebrew Letter Dalet With Dagesh",
                "1":"One","\\ud83d\\ude00":"Emoji: Grinning Face","\\u0080":"Control",
                "\\u00f6":"Latin Small Letter O With Diaeresis"}
                """))
        .isEqualTo(
            "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                + "\"\u00f6\":\"Latin Small Letter O With Diaeresis\",\"\u20ac\":\"Euro Sign\","
                + "\"\uD83D\uDE00\":\"Emoji: Grinning Face\","
                + "\"\uFB33\":\"Hebrew Letter Dalet With Dagesh\"}");
  }

  @Test
  void shouldEscapeNoMoreThanRfc8785Does() throws IOException {
    assertThat(canonical("[\"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\\u2028\"]"))
        .isEqualTo("[\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\u2028\"]");
  }

  private static String canonical(String json) throws IOException {
    return new JsonCanonicalizer(ExactNumbers.tag(json)).getEncodedString();
  }
}
