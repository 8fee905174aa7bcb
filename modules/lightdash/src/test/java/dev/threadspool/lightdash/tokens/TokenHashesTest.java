package dev.threadspool.lightdash.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TokenHashesTest {

  @Test
  void shouldMakeOneBcryptHashASecret() {
    // When / Then
    assertThat(new TokenHashes(List.of()).bcrypt("token")).isEmpty();
    assertThat(new TokenHashes(List.of("new", "old")).bcrypt("token"))
        .hasSize(2)
        .doesNotHaveDuplicates()
        .allSatisfy(hash -> assertThat(hash).startsWith("$2b$10$").hasSize(60));
  }
}
