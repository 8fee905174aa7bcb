package dev.threadspool.contract.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Whether JSON is what has to be left of a request, member by member, numbers exactly. */
public final class JsonAssert {

  private JsonAssert() {}

  public static void assertKept(Json asked, JsonNode left) {
    compare(asked, left, "body");
  }

  private static void compare(Json asked, JsonNode left, String path) {
    switch (asked) {
      case Json.Text text -> {
        assertThat(left.isString()).as("%s is text", path).isTrue();
        assertThat(left.stringValue()).as(path).isEqualTo(text.keptAs());
      }
      case Json.Number number -> {
        assertThat(left.isNumber()).as("%s is a number", path).isTrue();
        assertThat(left.decimalValue()).as(path).isEqualByComparingTo(number.literal());
      }
      case Json.Bool bool -> {
        assertThat(left.isBoolean()).as("%s is a boolean", path).isTrue();
        assertThat(left.booleanValue()).as(path).isEqualTo(bool.value());
      }
      case Json.Null _ -> assertThat(left.isNull()).as("%s is null", path).isTrue();
      case Json.Array array -> {
        assertThat(left.isArray()).as("%s is an array", path).isTrue();
        assertThat(left.size()).as(path).isEqualTo(array.elements().size());
        for (int i = 0; i < left.size(); i++) {
          compare(array.elements().get(i), left.get(i), path + ".$" + i);
        }
      }
      case Json.Object object -> {
        assertThat(left.isObject()).as("%s is an object", path).isTrue();
        Set<String> names = new TreeSet<>();
        for (Json.Member member : object.keptMembers()) {
          names.add(member.name());
        }
        assertThat(new TreeSet<>(left.propertyNames())).as(path).isEqualTo(names);
        for (Json.Member member : object.keptMembers()) {
          compare(member.value(), left.get(member.name()), path + "." + member.name());
        }
      }
    }
  }
}
