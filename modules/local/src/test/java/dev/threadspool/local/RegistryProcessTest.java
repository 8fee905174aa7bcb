package dev.threadspool.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RegistryProcessTest {

  @Test
  void shouldRefuseSchemasThatOldReadersOrNewOnesCouldNotRead() throws Exception {
    try (var client = new RegistryClient(EmbeddedStack.shared().registryUrl())) {
      // Given
      assertThat(client.registerRecordWithField("refusing-value", "a")).isEqualTo(200);
      // When
      int status = client.registerRecordWithField("refusing-value", "b");
      // Then
      assertThat(status).isEqualTo(409);
      assertThat(client.get("/subjects")).contains("refusing-value");
      assertThat(client.get("/config")).contains("FULL_TRANSITIVE");
    }
  }
}
