package dev.threadspool.contract.limits;

import dev.threadspool.contract.avro.DashboardFilterRule;
import dev.threadspool.contract.avro.ThreadCreateCommand;
import dev.threadspool.contract.json.BodyJson;
import dev.threadspool.contract.json.CarriedText;
import dev.threadspool.contract.json.PlainJson;
import dev.threadspool.contract.json.UnacceptableJsonException;
import dev.threadspool.contract.model.ApiError;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/**
 * What text a command may hold: none that PostgreSQL or JSON cannot carry (U+0000, unpaired
 * surrogates), anywhere; and a prompt of at most 256 KiB in UTF-8. Asked by ingress and worker
 * alike.
 */
public final class TextLimits {

  /** In bytes of UTF-8. */
  public static final int PROMPT_BYTES = 256 * 1024;

  private static final int CREATED_FROM_CHARACTERS = 64;

  private TextLimits() {}

  /** Null where the command keeps within the limits. */
  public static @Nullable ApiError check(ThreadCreateCommand command) {
    return check(command, PROMPT_BYTES);
  }

  /**
   * @param promptBytes the bound of the prompt, in bytes of UTF-8
   */
  public static @Nullable ApiError check(ThreadCreateCommand command, int promptBytes) {
    if (isLongerThan(command.getPrompt(), promptBytes)) {
      return parameter("prompt may have at most %d bytes".formatted(promptBytes));
    }
    if (command.getCreatedFrom().length() > CREATED_FROM_CHARACTERS) {
      return parameter(
          "createdFrom may have at most %d characters".formatted(CREATED_FROM_CHARACTERS));
    }
    List<DashboardFilterRule> rules = new ArrayList<>();
    if (!isCarried(command, rules)) {
      // In the words in which a caller over HTTP is told.
      return parameter("The request body contains U+0000 or an unpaired surrogate");
    }
    for (DashboardFilterRule rule : rules) {
      if (!areJson(rule)) {
        return parameter("values, settings and further properties of filter rules must be JSON");
      }
    }
    return null;
  }

  private static boolean isLongerThan(String text, int bytes) {
    // No character takes more than three bytes a char; most prompts are settled by that.
    return text.length() > bytes / 3 && text.getBytes(StandardCharsets.UTF_8).length > bytes;
  }

  /**
   * Walks the whole record: what was added to the schema later is looked at too. Classes are asked
   * for before interfaces, and most are strings: a command has a hundred values.
   *
   * @param rules takes those that are met
   */
  private static boolean isCarried(@Nullable Object value, List<DashboardFilterRule> rules) {
    return switch (value) {
      case null -> true;
      case String text -> CarriedText.holds(text);
      case SpecificRecordBase record -> areFieldsCarried(record, rules);
      case CharSequence text -> CarriedText.holds(text);
      case Collection<?> elements -> areCarried(elements, rules);
      case Map<?, ?> map -> areCarried(map.keySet(), rules) && areCarried(map.values(), rules);
      default -> true;
    };
  }

  private static boolean areFieldsCarried(
      SpecificRecordBase record, List<DashboardFilterRule> rules) {
    if (record instanceof DashboardFilterRule rule) {
      rules.add(rule);
    }
    int fields = record.getSchema().getFields().size();
    for (int field = 0; field < fields; field++) {
      if (!isCarried(record.get(field), rules)) {
        return false;
      }
    }
    return true;
  }

  private static boolean areCarried(Collection<?> values, List<DashboardFilterRule> rules) {
    for (Object value : values) {
      if (!isCarried(value, rules)) {
        return false;
      }
    }
    return true;
  }

  /** JSON as text is carried if it is JSON, within the bounds of a body. */
  private static boolean areJson(DashboardFilterRule rule) {
    return (rule.getValues() == null || areJson(rule.getValues()))
        && (rule.getSettings() == null || isJson(rule.getSettings()))
        && areJson(rule.getAdditionalProperties().values());
  }

  private static boolean areJson(Collection<String> texts) {
    for (String text : texts) {
      if (!isJson(text)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isJson(String text) {
    if (PlainJson.isString(text)) {
      return true;
    }
    try {
      var _ = BodyJson.parse(text);
      return true;
    } catch (UnacceptableJsonException e) {
      return false;
    }
  }

  private static ApiError parameter(String message) {
    return new ApiError("ParameterError", 400, message, null);
  }
}
