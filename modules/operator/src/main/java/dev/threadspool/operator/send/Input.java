package dev.threadspool.operator.send;

import dev.threadspool.contract.json.BodyJson;
import dev.threadspool.contract.json.UnacceptableJsonException;
import dev.threadspool.operator.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A file of JSON: one object, an array of them, or one a line. */
final class Input {

  private static final int BYTES = 256 * 1024 * 1024;

  private Input() {}

  /**
   * @param file - for standard input
   * @throws UsageException where it cannot be read, is too large, is not UTF-8 or not JSON
   */
  static List<Entry> read(String file) {
    String text = text(file);
    List<JsonNode> all = new ArrayList<>();
    if (text.isBlank()) {
      throw new UsageException("%s is empty".formatted(file));
    }
    try {
      JsonNode whole = BodyJson.parse(text);
      if (whole.isArray()) {
        whole.forEach(all::add);
      } else {
        all.add(whole);
      }
    } catch (UnacceptableJsonException e) {
      all.addAll(lines(file, text, e));
    }
    List<Entry> entries = new ArrayList<>();
    all.forEach(json -> entries.add(new Entry(entries.size() + 1, json)));
    return entries;
  }

  /**
   * @param asAWhole what is wrong with it where it is not meant as lines
   */
  private static List<JsonNode> lines(
      String file, String text, UnacceptableJsonException asAWhole) {
    List<JsonNode> all = new ArrayList<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      try {
        if (!line.isBlank()) {
          all.add(BodyJson.parse(line));
        }
      } catch (UnacceptableJsonException e) {
        throw all.isEmpty()
            ? new UsageException("%s %s".formatted(file, asAWhole.getMessage()), e)
            : new UsageException("%s, line %d: %s".formatted(file, number, e.getMessage()), e);
      }
    }
    return all;
  }

  private static String text(String file) {
    try (InputStream in = file.equals("-") ? System.in : Files.newInputStream(Path.of(file))) {
      byte[] bytes = in.readNBytes(BYTES + 1);
      if (bytes.length > BYTES) {
        throw new UsageException("%s has more than %,d bytes: split it".formatted(file, BYTES));
      }
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new UsageException("%s is not UTF-8".formatted(file), e);
    } catch (IOException e) {
      throw new UsageException("%s cannot be read: %s".formatted(file, e), e);
    }
  }
}
