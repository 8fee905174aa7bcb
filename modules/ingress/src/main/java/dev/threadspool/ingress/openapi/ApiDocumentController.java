package dev.threadspool.ingress.openapi;

import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The document for anybody: it says nothing of the deployment. */
@RestController
public class ApiDocumentController {

  private static final MediaType YAML =
      new MediaType(MediaType.APPLICATION_YAML, StandardCharsets.UTF_8);

  private final ApiDocument document = ApiDocument.load();

  @GetMapping("/openapi.yaml")
  public ResponseEntity<byte[]> yaml() {
    return ResponseEntity.ok().contentType(YAML).body(document.yaml());
  }

  @GetMapping("/openapi.json")
  public ResponseEntity<byte[]> json() {
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(document.json());
  }
}
