/**
 * The second stage: who may do what, and what every pinned item is. One question a kind for a whole
 * batch.
 */
@NullMarked
package dev.threadspool.worker.resolve;

import org.jspecify.annotations.NullMarked;
