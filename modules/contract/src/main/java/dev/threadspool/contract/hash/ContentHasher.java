package dev.threadspool.contract.hash;

import dev.threadspool.contract.json.RequestJson;
import dev.threadspool.contract.json.ThreadRequest;
import dev.threadspool.contract.model.ContentHash;
import dev.threadspool.contract.model.ThreadCommand;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Hashes what a command asks for. Version 1: SHA-256 over canonical JSON (RFC 8785) of
 * organization, project, agent, actor, createdFrom, prompt, modelConfig and context as asked;
 * absent, null and default are the same, UUIDs are in lower case, and a number that is no double
 * keeps its digits. The ids of the attempt, times and headers take no part.
 */
public final class ContentHasher {

  /** Of bytes that could not be read as a command. */
  private static final short UNREAD = 0;

  private static final short CURRENT = 1;

  private ContentHasher() {}

  /** By the current rule. */
  public static ContentHash hash(ThreadCommand command) {
    return hash(command, CURRENT);
  }

  /**
   * By the rule of a stored hash.
   *
   * @throws UnsupportedHashVersionException for a rule that only a newer version knows
   */
  public static ContentHash hash(ThreadCommand command, short version) {
    if (version != CURRENT) {
      throw new UnsupportedHashVersionException(version);
    }
    return new ContentHash(version, sha256(canonical(command)));
  }

  /** Of a record's bytes, where there is no command to speak of. */
  public static ContentHash hashUnread(byte[] value) {
    return new ContentHash(UNREAD, sha256(value));
  }

  private static byte[] canonical(ThreadCommand command) {
    CanonicalJson content = new CanonicalJson();
    content.openObject();
    // In canonical order, so that nothing of it has to be moved.
    content.member("actorType", command.actor().type().name().toLowerCase(Locale.ROOT));
    content.member("actorUuid", command.actor().uuid().toString());
    content.member("agentUuid", command.agentUuid().toString());
    content.member("createdFrom", command.createdFrom());
    content.member("organizationUuid", command.organizationUuid().toString());
    content.member("projectUuid", command.projectUuid().toString());
    content.name("request");
    RequestJson.write(
        new ThreadRequest(command.prompt(), command.modelConfig(), command.context()), content);
    content.closeObject();
    return content.text().getBytes(StandardCharsets.UTF_8);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
