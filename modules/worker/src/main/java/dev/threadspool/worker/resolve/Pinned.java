package dev.threadspool.worker.resolve;

import dev.threadspool.contract.model.ContextItem;
import dev.threadspool.lightdash.Viewer;
import java.util.UUID;

/**
 * An item to resolve, with whom it is resolved for.
 *
 * @param projectUuid the agent's project
 */
record Pinned<T extends ContextItem>(Viewer viewer, UUID projectUuid, T item) {}
