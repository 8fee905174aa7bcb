package dev.threadspool.contract.json;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Parses JSON that somebody else wrote, within bounds: nesting at most 64 deep, numbers of at most
 * 100 digits and an exponent within ±400, no member twice in one object, no text that PostgreSQL or
 * JSON cannot carry (U+0000, unpaired surrogates). Numbers keep their digits. Thread-safe.
 */
public final class BodyJson {

  private static final int NESTING = 64;
  private static final int DIGITS = 100;
  private static final int EXPONENT = 400;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(NESTING)
                          .maxNumberLength(DIGITS + 10)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private BodyJson() {}

  /**
   * @throws UnacceptableJsonException where it is no JSON, or beyond the bounds; its message quotes
   *     nothing of the content
   */
  public static JsonNode parse(byte[] utf8) throws UnacceptableJsonException {
    return parse(decoded(utf8));
  }

  /**
   * Jackson's own reader of UTF-8 keeps the names it has seen by their bytes, the last ones padded
   * with 0xFF: once {@code "abcde"} was read, it takes {@code "abcd\xFFe"} for the same name.
   */
  private static String decoded(byte[] utf8) throws UnacceptableJsonException {
    try {
      // A new decoder reports what is malformed; Charset.decode would replace it.
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    } catch (CharacterCodingException e) {
      throw new UnacceptableJsonException("is not valid UTF-8");
    }
  }

  /** As {@link #parse(byte[])}. */
  public static JsonNode parse(String text) throws UnacceptableJsonException {
    try {
      return checked(MAPPER.readTree(text));
    } catch (JacksonException e) {
      throw refused(e);
    } catch (NumberFormatException e) {
      // An exponent that no BigDecimal has; Jackson lets this one pass as it is.
      throw beyondNumbers();
    }
  }

  private static UnacceptableJsonException refused(JacksonException cause) {
    var location = cause.getLocation();
    String where =
        location == null
            ? ""
            : " at line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
    String what = cause instanceof StreamReadException ? "is not valid JSON" : "is not acceptable";
    return new UnacceptableJsonException(what + where);
  }

  private static JsonNode checked(JsonNode node) throws UnacceptableJsonException {
    if (node.isMissingNode()) {
      throw new UnacceptableJsonException("is empty");
    }
    check(node);
    return node;
  }

  private static void check(JsonNode node) throws UnacceptableJsonException {
    if (node.isString()) {
      checkText(node.stringValue());
    } else if (node.isNumber()) {
      checkNumber(node.decimalValue());
    } else if (node.isArray()) {
      for (JsonNode element : node) {
        check(element);
      }
    } else if (node.isObject()) {
      for (var member : node.properties()) {
        checkText(member.getKey());
        check(member.getValue());
      }
    }
  }

  private static void checkText(String text) throws UnacceptableJsonException {
    if (!CarriedText.holds(text)) {
      throw new UnacceptableJsonException("contains U+0000 or an unpaired surrogate");
    }
  }

  private static void checkNumber(BigDecimal number) throws UnacceptableJsonException {
    long exponent = (long) number.precision() - number.scale() - 1;
    if (number.precision() > DIGITS || (number.signum() != 0 && Math.abs(exponent) > EXPONENT)) {
      throw beyondNumbers();
    }
  }

  private static UnacceptableJsonException beyondNumbers() {
    return new UnacceptableJsonException(
        "contains a number of more than %d digits or with an exponent beyond ±%d"
            .formatted(DIGITS, EXPONENT));
  }
}
