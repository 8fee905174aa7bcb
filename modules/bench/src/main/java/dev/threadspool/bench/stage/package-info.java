/** The store stage by itself: threads that are resolved go into the tables, batch by batch. */
@NullMarked
package dev.threadspool.bench.stage;

import org.jspecify.annotations.NullMarked;
