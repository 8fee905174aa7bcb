/** Workers as processes. */
@NullMarked
package dev.threadspool.bench.curves;

import org.jspecify.annotations.NullMarked;
