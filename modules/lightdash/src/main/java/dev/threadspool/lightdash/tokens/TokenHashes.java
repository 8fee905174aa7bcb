package dev.threadspool.lightdash.tokens;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.Radix64Encoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * The two ways in which Lightdash hashes tokens: sha256 in hexadecimal, and since September 2025
 * bcrypt with a salt that follows from {@code LIGHTDASH_SECRET}.
 */
final class TokenHashes {

  private static final int COST = 10;
  private static final int SALT_CHARACTERS = 22;
  private static final int SALT_BYTES = 16;

  /** Lightdash's bcrypt reads no further; ours would refuse a longer password. */
  private static final int PASSWORD_BYTES = 72;

  private final List<byte[]> salts;

  /**
   * @param secrets the current one first, then those it replaced; none: bcrypt hashes are not found
   */
  TokenHashes(List<String> secrets) {
    this.salts = secrets.stream().map(TokenHashes::salt).toList();
  }

  String sha256(String token) {
    return HexFormat.of().formatHex(digest(token));
  }

  /** One a secret; each takes some 50 ms of a processor. */
  List<String> bcrypt(String token) {
    byte[] bytes = token.getBytes(StandardCharsets.UTF_8);
    byte[] password = Arrays.copyOf(bytes, Math.min(bytes.length, PASSWORD_BYTES));
    return salts.stream()
        .map(salt -> BCrypt.with(BCrypt.Version.VERSION_2B).hash(COST, salt, password))
        .map(hash -> new String(hash, StandardCharsets.US_ASCII))
        .toList();
  }

  /**
   * The first 22 hexadecimal digits of the secret's sha256, read as bcrypt's base 64. They hold 132
   * bits, of which bcrypt keeps 128, so the hash that Lightdash stores does not repeat the last of
   * them to the letter.
   */
  private static byte[] salt(String secret) {
    String digits = HexFormat.of().formatHex(digest(secret)).substring(0, SALT_CHARACTERS);
    byte[] bytes = new Radix64Encoder.Default().decode(digits.getBytes(StandardCharsets.US_ASCII));
    return Arrays.copyOf(bytes, SALT_BYTES);
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
