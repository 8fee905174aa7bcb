/** The third stage: one database transaction a batch. What it commits is what happened. */
@NullMarked
package dev.threadspool.worker.decide;

import org.jspecify.annotations.NullMarked;
