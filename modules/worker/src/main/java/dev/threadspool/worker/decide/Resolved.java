package dev.threadspool.worker.decide;

import dev.threadspool.worker.intake.Intake;
import dev.threadspool.worker.resolve.Resolution;
import org.jspecify.annotations.Nullable;

/**
 * A record on its way into a decision.
 *
 * @param resolution null for what is no command and so was not resolved
 */
public record Resolved(Intake intake, @Nullable Resolution resolution) {}
