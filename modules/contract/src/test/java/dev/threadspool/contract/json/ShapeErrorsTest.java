package dev.threadspool.contract.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

/** Bodies that are JSON but not of the contract's shape: 422, and which member is at fault. */
class ShapeErrorsTest {

  private static final String UUID = "01890000-0000-7000-8000-0000000000aa";
  private static final String RULES = "'tableCalculations':[],'metrics':[],'dimensions':";

  static final List<Arguments> BODIES =
      List.of(
          arguments("null", "body", "must be an object"),
          arguments("[]", "body", "must be an object"),
          arguments("'text'", "body", "must be an object"),
          arguments("1", "body", "must be an object"),
          arguments("{'prompt':1}", "body.prompt", "must be a string"),
          arguments("{'prompt':null}", "body.prompt", "must be a string"),
          arguments("{'prompt':['a']}", "body.prompt", "must be a string"),
          arguments("{'modelConfig':null}", "body.modelConfig", "must be an object"),
          arguments("{'modelConfig':'gpt'}", "body.modelConfig", "must be an object"),
          arguments(
              "{'modelConfig':{'modelName':'m'}}", "body.modelConfig.modelProvider", "is required"),
          arguments(
              "{'modelConfig':{'modelProvider':'p'}}", "body.modelConfig.modelName", "is required"),
          arguments(
              "{'modelConfig':{'modelProvider':'p','modelName':'m','reasoning':'yes'}}",
              "body.modelConfig.reasoning",
              "must be a boolean"),
          arguments(
              "{'modelConfig':{'modelProvider':'p','modelName':'m','reasoning':null}}",
              "body.modelConfig.reasoning",
              "must be a boolean"),
          arguments("{'context':{}}", "body.context", "must be an array"),
          arguments("{'context':null}", "body.context", "must be an array"),
          arguments("{'context':'a'}", "body.context", "must be an array"),
          arguments("{'context':[1]}", "body.context.$0", "must be an object"),
          arguments("{'context':[null]}", "body.context.$0", "must be an object"),
          item("{}", "type", "is required"),
          item("{'type':1}", "type", "must be a string"),
          item("{'type':'Chart'}", "type", "must be one of the contract's types of context item"),
          item("{'type':'UNKNOWN'}", "type", "must be one of the contract's types of context item"),
          item("{'type':'chart'}", "chartUuid", "is required"),
          item("{'type':'chart','chartUuid':null}", "chartUuid", "must be a string"),
          item("{'type':'chart','chartUuid':'a-slug'}", "chartUuid", "must be a UUID"),
          item("{'type':'chart','chartUuid':'1-1-1-1-1'}", "chartUuid", "must be a UUID"),
          item("{'type':'chart','chartUuid':''}", "chartUuid", "must be a UUID"),
          item("{'type':'chart','chartUuid':'%s '}".formatted(UUID), "chartUuid", "must be a UUID"),
          item("{'type':'chart','chartUuid':'%s','chartSlug':1}", "chartSlug", "must be a string"),
          item(
              "{'type':'chart','chartUuid':'%s','runtimeOverrides':null}",
              "runtimeOverrides", "must be an object"),
          item("{'type':'dashboard'}", "dashboardUuid", "is required"),
          item(
              "{'type':'dashboard','dashboardUuid':'%s','dashboardSlug':[]}",
              "dashboardSlug", "must be a string"),
          item("{'type':'thread'}", "threadUuid", "is required"),
          item(
              "{'type':'thread','threadUuid':'%s','promptUuid':'x'}",
              "promptUuid", "must be a UUID"),
          item("{'type':'file'}", "path", "is required"),
          item("{'type':'file','path':null}", "path", "must be a string"),
          item("{'type':'repository','fullName':5}", "fullName", "must be a string"),
          item("{'type':'pull_request'}", "prUrl", "is required"),
          item("{'type':'proposed_change'}", "fingerprint", "is required"),
          item("{'type':'review_finding'}", "fingerprint", "is required"),
          item("{'type':'preview_environment'}", "previewProjectUuid", "is required"),
          override("'dateZoom':1", "dateZoom", "must be an object"),
          override("'dateZoom':{'granularity':3}", "dateZoom.granularity", "must be a string"),
          override("'dateZoom':{'xAxisFieldId':null}", "dateZoom.xAxisFieldId", "must be a string"),
          override("'dashboardParameters':[]", "dashboardParameters", "must be an object"),
          parameter("true"),
          parameter("null"),
          parameter("{}"),
          parameter("1e309"),
          parameter("['a',1]"),
          parameter("[null]"),
          parameter("[1,[2]]"),
          override("'dashboardFilters':[]", "dashboardFilters", "must be an object"),
          override(
              "'dashboardFilters':{'metrics':[],'tableCalculations':[]}",
              "dashboardFilters.dimensions",
              "is required"),
          override(
              "'dashboardFilters':{%s{}}".formatted(RULES),
              "dashboardFilters.dimensions",
              "must be an array"),
          rule("1", "", "must be an object"),
          rule("{}", ".id", "is required"),
          rule("{'id':1}", ".id", "must be a string"),
          rule("{'id':'i'}", ".target", "is required"),
          rule("{'id':'i','target':'t'}", ".target", "must be an object"),
          rule("{'id':'i','target':{'fieldId':'f'}}", ".target.tableName", "is required"),
          rule("{'id':'i','target':{'tableName':'t'}}", ".target.fieldId", "is required"),
          rule("{'id':'i'}", ".operator", "is required"),
          rule(
              "{'operator':'EQUALS'}",
              ".operator",
              "must be one of the contract's filter operators"),
          rule(
              "{'operator':'unknown'}",
              ".operator",
              "must be one of the contract's filter operators"),
          rule("{'values':'a'}", ".values", "must be an array"),
          rule("{'values':null}", ".values", "must be an array"),
          rule("{'disabled':1}", ".disabled", "must be a boolean"),
          rule("{'required':'true'}", ".required", "must be a boolean"),
          rule("{'caseSensitive':null}", ".caseSensitive", "must be a boolean"),
          rule("{'singleValue':0}", ".singleValue", "must be a boolean"),
          rule("{'label':1}", ".label", "must be a string"),
          rule("{'lockedTabUuids':['a',1]}", ".lockedTabUuids.$1", "must be a string"),
          rule("{'tileTargets':[]}", ".tileTargets", "must be an object"),
          rule("{'tileTargets':{'t':true}}", ".tileTargets.t", "must be a field target or false"),
          rule("{'tileTargets':{'t':null}}", ".tileTargets.t", "must be a field target or false"),
          rule("{'tileTargets':{'t':{}}}", ".tileTargets.t.tableName", "is required"),
          rule(
              "{'target':{'fallbackType':'STRING'}}",
              ".target.fallbackType",
              "must be one of the contract's dimension types"),
          rule("{'target':{'isSqlColumn':'no'}}", ".target.isSqlColumn", "must be a boolean"));

  @ParameterizedTest
  @FieldSource("BODIES")
  void shouldNameTheMemberAtFault(String body, String path, String message) throws Exception {
    // Given
    var json = BodyJson.parse(body.replace('\'', '"'));

    // When
    ShapeException refusal =
        catchThrowableOfType(ShapeException.class, () -> ThreadRequestReader.read(json));

    // Then
    assertThat(refusal).isNotNull();
    assertThat(refusal.fields()).containsEntry(path, message);
    assertThat(refusal.error().name()).isEqualTo("ValidateError");
    assertThat(refusal.error().statusCode()).isEqualTo(422);
    assertThat(BodyJson.parse(String.valueOf(refusal.error().dataJson())).get(path).get("message"))
        .hasToString("\"" + message + "\"");
  }

  @Test
  void shouldNameEveryMemberAtFaultInTheOrderOfTheContext() throws Exception {
    // Given
    var json =
        BodyJson.parse(
            """
            {"prompt": 1, "context": [{"type": "chart"}, {"type": "file"}, {"type": "file", "path": 2}]}
            """);

    // When
    ShapeException refusal =
        catchThrowableOfType(ShapeException.class, () -> ThreadRequestReader.read(json));

    // Then
    assertThat(refusal.fields())
        .containsExactly(
            Map.entry("body.prompt", "must be a string"),
            Map.entry("body.context.$0.chartUuid", "is required"),
            Map.entry("body.context.$1.path", "is required"),
            Map.entry("body.context.$2.path", "must be a string"));
  }

  @Test
  void shouldTellNoMoreThanTwentyMembers() throws Exception {
    // Given
    String items = String.join(",", Stream.generate(() -> "{}").limit(100).toList());
    var json = BodyJson.parse("{\"context\":[%s]}".formatted(items));

    // When
    ShapeException refusal =
        catchThrowableOfType(ShapeException.class, () -> ThreadRequestReader.read(json));

    // Then
    assertThat(refusal.fields()).hasSize(20);
  }

  private static Arguments item(String item, String member, String message) {
    return arguments(
        "{'context':[%s]}".formatted(item.contains("%s") ? item.formatted(UUID) : item),
        "body.context.$0." + member,
        message);
  }

  private static Arguments override(String members, String member, String message) {
    return item(
        "{'type':'chart','chartUuid':'%s','runtimeOverrides':{%s}}".formatted(UUID, members),
        "runtimeOverrides." + member,
        message);
  }

  private static Arguments parameter(String value) {
    return override(
        "'dashboardParameters':{'p':%s}".formatted(value),
        "dashboardParameters.p",
        "must be a string, a double, or an array of either");
  }

  private static Arguments rule(String rule, String member, String message) {
    return override(
        "'dashboardFilters':{%s[%s]}".formatted(RULES, rule),
        "dashboardFilters.dimensions.$0" + member,
        message);
  }
}
