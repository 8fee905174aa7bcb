package dev.threadspool.ingress.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadersTest {

  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  @Test
  void shouldKnowATrace() {
    assertThat(TraceParent.of("00-" + TRACE)).isEqualTo("00-" + TRACE);
    assertThat(TraceParent.of(null)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ff-" + TRACE,
        "00-" + TRACE + "-more",
        "00-00000000000000000000000000000000-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
        "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01"
      })
  void shouldIgnoreWhatIsNoTrace(String header) {
    assertThat(TraceParent.of(header)).isNull();
  }

  @Test
  void shouldFindThePreferenceAmongOthers() {
    assertThat(Preference.isAsync(List.of("return=minimal, respond-async"))).isTrue();
    assertThat(Preference.isAsync(List.of("wait=1", "Respond-Async;x=y"))).isTrue();
    assertThat(Preference.isAsync(List.of())).isFalse();
    assertThat(Preference.isAsync(List.of("respond-asynchronously", "x=respond-async"))).isFalse();
  }
}
