package dev.threadspool.contract.json;

import dev.threadspool.contract.model.ContextItem;
import dev.threadspool.contract.model.ModelConfig;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request for a thread.
 *
 * @param prompt empty where there is none: the contract's optional prompt and an empty one behave
 *     the same
 */
public record ThreadRequest(
    String prompt, @Nullable ModelConfig modelConfig, List<ContextItem> context) {

  public ThreadRequest {
    context = List.copyOf(context);
  }
}
