package dev.threadspool.acceptance.faults.check.evidence;

import dev.threadspool.contract.model.Origin;
import dev.threadspool.contract.model.Rejection;
import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.store.DeadLetter;
import dev.threadspool.store.PartitionKey;
import dev.threadspool.store.Progress;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The store's tables at the end.
 *
 * @param origins of every row of {@code thread}, with or without prompt
 * @param threads those that have a prompt, with all that hangs on them
 * @param deadlocks how many the server has counted in this database
 */
public record Rows(
    Map<UUID, Origin> origins,
    Map<UUID, StoredThread> threads,
    List<PromptRow> prompts,
    List<ContextRow> context,
    List<Rejection> rejections,
    List<DeadLetter> deadLetters,
    Map<PartitionKey, Progress> progress,
    long deadlocks) {

  /** A row of {@code prompt}, without its text. */
  public record PromptRow(UUID promptUuid, UUID threadUuid) {}

  /** A row of {@code prompt_context}, without the item. */
  public record ContextRow(UUID promptUuid, int ordinal, String kind) {}

  public Rows {
    origins = Map.copyOf(origins);
    threads = Map.copyOf(threads);
    prompts = List.copyOf(prompts);
    context = List.copyOf(context);
    rejections = List.copyOf(rejections);
    deadLetters = List.copyOf(deadLetters);
    progress = Map.copyOf(progress);
  }
}
