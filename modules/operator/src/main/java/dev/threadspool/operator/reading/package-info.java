/** Reads topics in bulk: from where to where, in order, with read_committed. */
@NullMarked
package dev.threadspool.operator.reading;

import org.jspecify.annotations.NullMarked;
