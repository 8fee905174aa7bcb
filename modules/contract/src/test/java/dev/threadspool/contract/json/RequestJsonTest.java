package dev.threadspool.contract.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What says nothing is left out; what says something, though little, is not. */
class RequestJsonTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}                                             | {}",
        "{\"prompt\":\"\"}                              | {}",
        "{\"context\":[]}                               | {}",
        "{\"prompt\":\" \"}                             | {\"prompt\":\" \"}",
        "{\"other\":1,\"prompt\":\"a\"}                 | {\"prompt\":\"a\"}",
        "{\"context\":[{\"type\":\"file\",\"path\":\"\"}]} | {\"context\":[{\"path\":\"\",\"type\":\"file\"}]}"
      })
  void shouldLeaveOutWhatSaysNothing(String asked, String written) throws Exception {
    assertThat(RequestJson.write(ThreadRequestReader.read(BodyJson.parse(asked))))
        .isEqualTo(written);
  }

  @Test
  void shouldTellNullFromAbsentWhereTheContractAllowsAnything() throws Exception {
    // Given
    String rule =
        "{\"id\":\"i\",\"target\":{\"tableName\":\"t\",\"fieldId\":\"f\"},\"operator\":\"equals\"%s}";

    // Then
    assertThat(written(rule.formatted(""))).isEqualTo(rule.formatted(""));
    assertThat(written(rule.formatted(",\"settings\":null"))).contains("\"settings\":null");
    assertThat(written(rule.formatted(",\"values\":[]"))).contains("\"values\":[]");
    assertThat(written(rule.formatted(",\"values\":[null]"))).contains("\"values\":[null]");
    assertThat(written(rule.formatted(",\"more\":null"))).contains("\"more\":null");
    assertThat(written(rule.formatted(",\"lockedTabUuids\":[]"))).contains("\"lockedTabUuids\":[]");
    assertThat(written(rule.formatted(",\"tileTargets\":{\"t\":false}")))
        .contains("\"tileTargets\":{\"t\":false}");
  }

  private static String written(String rule) throws Exception {
    String body =
        """
        {"context":[{"type":"chart","chartUuid":"01890000-0000-7000-8000-0000000000aa",\
        "runtimeOverrides":{"dashboardFilters":{"dimensions":[%s],"metrics":[],\
        "tableCalculations":[]}}}]}
        """
            .formatted(rule);
    return RequestJson.tree(ThreadRequestReader.read(BodyJson.parse(body)))
        .at("/context/0/runtimeOverrides/dashboardFilters/dimensions/0")
        .toString();
  }
}
