package dev.threadspool.acceptance.faults.run;

import java.time.Duration;
import java.time.Instant;

/**
 * A strike as it was.
 *
 * @param story what was done, for people
 * @param struck whether all was done as meant
 * @param lasted from the first fault to the last cure
 * @param over when the time of recovery begins
 */
public record Episode(String story, boolean struck, Duration lasted, Instant over) {}
