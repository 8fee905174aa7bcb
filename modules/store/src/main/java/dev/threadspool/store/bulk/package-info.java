/**
 * The store's rows by the thousand: into an empty or damaged database, past the decisions that made
 * them.
 */
@NullMarked
package dev.threadspool.store.bulk;

import org.jspecify.annotations.NullMarked;
