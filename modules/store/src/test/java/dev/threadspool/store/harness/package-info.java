/** A store for tests: a database of their own, rows to put in, and what waits for what. */
@NullMarked
package dev.threadspool.store.harness;

import org.jspecify.annotations.NullMarked;
