/** Who asks, and what the thread that is asked for is called. */
@NullMarked
package dev.threadspool.ingress.identity;

import org.jspecify.annotations.NullMarked;
