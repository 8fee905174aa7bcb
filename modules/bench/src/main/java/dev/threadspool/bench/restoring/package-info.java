/** A database from the events, beside the live processing that has made them. */
@NullMarked
package dev.threadspool.bench.restoring;

import org.jspecify.annotations.NullMarked;
