package dev.threadspool.contract.model;

import java.util.HexFormat;

/**
 * What two commands have in common when they ask for the same thing.
 *
 * @param version which rule made it, so that a later rule can still compare with rows of an earlier
 *     one
 * @param hex SHA-256 in lower-case hexadecimal
 */
public record ContentHash(short version, String hex) {

  public ContentHash {
    if (hex.length() != 64) {
      throw new IllegalArgumentException("hex must have 64 digits, has " + hex.length());
    }
  }

  /** The hash's 32 bytes. */
  public byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }
}
