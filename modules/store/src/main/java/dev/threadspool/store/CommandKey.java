package dev.threadspool.store;

import java.util.UUID;

/** One attempt to ask for one thread. */
public record CommandKey(UUID threadUuid, UUID commandId) {}
