/** How many commands a second each contender takes through, from a full topic to the last reply. */
@NullMarked
package dev.threadspool.bench.throughput;

import org.jspecify.annotations.NullMarked;
