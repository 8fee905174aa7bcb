/** A worker on real parts, and eyes to see what it did. */
@NullMarked
package dev.threadspool.worker.harness;

import org.jspecify.annotations.NullMarked;
