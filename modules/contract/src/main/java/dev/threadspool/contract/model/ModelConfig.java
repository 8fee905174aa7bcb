package dev.threadspool.contract.model;

import org.jspecify.annotations.Nullable;

/** The language model that the caller wants, verbatim; {@code reasoning} null: not said. */
public record ModelConfig(String modelName, String modelProvider, @Nullable Boolean reasoning) {}
