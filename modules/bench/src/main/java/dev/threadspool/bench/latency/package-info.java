/** How long a request takes, and when its event can be seen. */
@NullMarked
package dev.threadspool.bench.latency;

import org.jspecify.annotations.NullMarked;
