package dev.threadspool.ingress.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.json.JsonMapper;

/** {@code schemas/openapi/threadspool.yaml}, in both of OpenAPI's spellings. */
public final class ApiDocument {

  private static final String RESOURCE = "/schemas/openapi/threadspool.yaml";

  private final byte[] yaml;
  private final byte[] json;

  private ApiDocument(byte[] yaml, byte[] json) {
    this.yaml = yaml;
    this.json = json;
  }

  /** Reads it once; a class path without it is a broken build. */
  public static ApiDocument load() {
    byte[] yaml = bytes();
    Object content =
        new Yaml(new SafeConstructor(new LoaderOptions()))
            .load(new String(yaml, StandardCharsets.UTF_8));
    return new ApiDocument(yaml, new JsonMapper().writeValueAsBytes(content));
  }

  byte[] yaml() {
    return yaml.clone();
  }

  byte[] json() {
    return json.clone();
  }

  private static byte[] bytes() {
    try (InputStream resource = ApiDocument.class.getResourceAsStream(RESOURCE)) {
      if (resource == null) {
        throw new IllegalStateException("not on the class path: " + RESOURCE);
      }
      return resource.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
