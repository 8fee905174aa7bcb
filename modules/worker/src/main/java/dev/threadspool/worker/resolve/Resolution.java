package dev.threadspool.worker.resolve;

import dev.threadspool.contract.model.ApiError;
import dev.threadspool.contract.model.ResolvedItem;
import java.util.List;

/** What resolving one command gave. */
public sealed interface Resolution {

  /** The actor may do it and every item was found. */
  record Accepted(String actorName, List<ResolvedItem> context) implements Resolution {
    public Accepted {
      context = List.copyOf(context);
    }
  }

  /** The first thing in Lightdash's order of checks that stands against it. */
  record Refused(ApiError error) implements Resolution {}
}
