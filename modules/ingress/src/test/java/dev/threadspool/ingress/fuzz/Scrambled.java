package dev.threadspool.ingress.fuzz;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Bodies that suffered on their way: bytes that are changed without regard to what they say. */
final class Scrambled {

  private static final List<Charset> OTHERS =
      List.of(
          StandardCharsets.UTF_16,
          StandardCharsets.UTF_16LE,
          StandardCharsets.UTF_16BE,
          StandardCharsets.UTF_32,
          StandardCharsets.ISO_8859_1);

  /** An overlong NUL, half a character, an encoded surrogate, beyond Unicode, never a byte. */
  private static final List<byte[]> NO_UTF8 =
      List.of(
          bytes(0xC0, 0x80),
          bytes(0xE2, 0x82),
          bytes(0xED, 0xA0, 0x80),
          bytes(0xF4, 0x90, 0x80, 0x80),
          bytes(0xFF),
          bytes(0x80));

  private Scrambled() {}

  static byte[] of(String text, Random random) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return switch (random.nextInt(9)) {
      case 0 -> Arrays.copyOf(utf8, random.nextInt(utf8.length));
      case 1 -> flipped(utf8, random);
      case 2 -> text.getBytes(OTHERS.get(random.nextInt(OTHERS.size())));
      case 3 -> joined(bytes(0xEF, 0xBB, 0xBF), utf8);
      case 4 -> inserted(utf8, NO_UTF8.get(random.nextInt(NO_UTF8.size())), random);
      case 5 -> joined(utf8, utf8);
      case 6 -> joined(utf8, bytes(random.nextInt(256), random.nextInt(256)));
      case 7 -> garbage(random);
      default -> inserted(utf8, bytes(0), random);
    };
  }

  private static byte[] flipped(byte[] utf8, Random random) {
    byte[] flipped = utf8.clone();
    for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
      flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return flipped;
  }

  private static byte[] garbage(Random random) {
    byte[] garbage = new byte[random.nextInt(200)];
    random.nextBytes(garbage);
    return garbage;
  }

  private static byte[] inserted(byte[] utf8, byte[] more, Random random) {
    int place = random.nextInt(utf8.length + 1);
    return joined(
        joined(Arrays.copyOf(utf8, place), more), Arrays.copyOfRange(utf8, place, utf8.length));
  }

  static byte[] joined(byte[] first, byte[] second) {
    byte[] joined = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, joined, first.length, second.length);
    return joined;
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }
}
