package dev.threadspool.contract.hash;

/** A stored hash was made by a rule that this version does not know; a newer version wrote it. */
public final class UnsupportedHashVersionException extends RuntimeException {

  private static final long serialVersionUID = 1;

  UnsupportedHashVersionException(short version) {
    super("content hashes of version %d are unknown to this version".formatted(version));
  }
}
