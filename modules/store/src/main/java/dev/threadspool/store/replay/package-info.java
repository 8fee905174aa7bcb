/**
 * What replaying commands needs of the database: which of them came to nothing, and what would
 * become of them now beside what did. Whoever replays needs no more memory for a hundred million
 * commands than for one.
 */
@NullMarked
package dev.threadspool.store.replay;

import org.jspecify.annotations.NullMarked;
