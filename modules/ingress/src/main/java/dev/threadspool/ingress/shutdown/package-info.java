/** The way out: whoever waits is answered, and nobody is cut off. */
@NullMarked
package dev.threadspool.ingress.shutdown;

import org.jspecify.annotations.NullMarked;
