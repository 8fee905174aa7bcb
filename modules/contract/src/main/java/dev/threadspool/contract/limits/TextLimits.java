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
import java.util.stream.Stream;
import org.apache.avro.generic.IndexedRecord;
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
    return rules.stream().allMatch(TextLimits::areJson)
        ? null
        : parameter("values, settings and further properties of filter rules must be JSON");
  }

  private static boolean isLongerThan(String text, int bytes) {
    // No character takes more than three bytes a char; most prompts are settled by that.
    return text.length() > bytes / 3 && text.getBytes(StandardCharsets.UTF_8).length > bytes;
  }

  /**
   * Walks the whole record: what was added to the schema later is looked at too.
   *
   * @param rules takes those that are met
   */
  private static boolean isCarried(@Nullable Object value, List<DashboardFilterRule> rules) {
    return switch (value) {
      case null -> true;
      case CharSequence text -> CarriedText.holds(text);
      case IndexedRecord record -> {
        if (record instanceof DashboardFilterRule rule) {
          rules.add(rule);
        }
        int fields = record.getSchema().getFields().size();
        for (int field = 0; field < fields; field++) {
          if (!isCarried(record.get(field), rules)) {
            yield false;
          }
        }
        yield true;
      }
      case Collection<?> elements -> {
        for (Object element : elements) {
          if (!isCarried(element, rules)) {
            yield false;
          }
        }
        yield true;
      }
      case Map<?, ?> map -> isCarried(map.keySet(), rules) && isCarried(map.values(), rules);
      default -> true;
    };
  }

  /** JSON as text is carried if it is JSON, within the bounds of a body. */
  private static boolean areJson(DashboardFilterRule rule) {
    return Stream.of(
            rule.getValues() == null ? Stream.<String>empty() : rule.getValues().stream(),
            Stream.ofNullable(rule.getSettings()),
            rule.getAdditionalProperties().values().stream())
        .flatMap(texts -> texts)
        .allMatch(TextLimits::isJson);
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
