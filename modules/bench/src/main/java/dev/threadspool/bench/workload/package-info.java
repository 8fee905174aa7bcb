/** The commands that all contenders get, and what has to come of them. */
@NullMarked
package dev.threadspool.bench.workload;

import org.jspecify.annotations.NullMarked;
