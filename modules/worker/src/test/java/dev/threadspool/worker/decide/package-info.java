/** Decisions on a store, without topics. */
@NullMarked
package dev.threadspool.worker.decide;

import org.jspecify.annotations.NullMarked;
