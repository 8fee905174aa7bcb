package dev.threadspool.lightdash.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against what another implementation of bcrypt makes of the same salt. */
class TokenHashesTest {

  private static final String SECRET = "sample-lightdash-secret";

  @ParameterizedTest(name = "{0} times {1}")
  @CsvSource({
    "1,  ldpat_sample-bcrypt, $2b$10$6fa667586b36021c52252uMt.Ao/0oVYfOsxE8SStVlFMG7Ye.nGu",
    "72, x,                   $2b$10$6fa667586b36021c52252uK8W0czzi0/0nyBV.7olcMUIpfMKmnZO",
    "73, x,                   $2b$10$6fa667586b36021c52252uK8W0czzi0/0nyBV.7olcMUIpfMKmnZO",
  })
  void shouldHashAsLightdashDoes(int times, String text, String hash) {
    // When / Then
    assertThat(new TokenHashes(List.of(SECRET)).bcrypt(text.repeat(times))).containsExactly(hash);
  }

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
