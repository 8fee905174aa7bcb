package dev.threadspool.operator.dlq;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Bytes that nobody can read, sixteen a line. */
final class HexDump {

  private static final int WIDTH = 16;
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

  private HexDump() {}

  /**
   * @param atMost so many bytes
   */
  static List<String> lines(byte[] bytes, int atMost) {
    List<String> lines = new ArrayList<>();
    int end = Math.min(bytes.length, atMost);
    for (int at = 0; at < end; at += WIDTH) {
      int to = Math.min(at + WIDTH, end);
      lines.add("%06x  %-48s %s".formatted(at, HEX.formatHex(bytes, at, to), ascii(bytes, at, to)));
    }
    if (end < bytes.length) {
      lines.add("and %,d bytes more (--bytes)".formatted(bytes.length - end));
    }
    return lines;
  }

  private static String ascii(byte[] bytes, int from, int to) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < to; i++) {
      text.append(bytes[i] >= ' ' && bytes[i] < 0x7f ? (char) bytes[i] : '.');
    }
    return text.toString();
  }
}
