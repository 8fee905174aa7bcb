/** How much may be in flight at once, and whose. */
@NullMarked
package dev.threadspool.ingress.admission;

import org.jspecify.annotations.NullMarked;
