/** Workers and ingresses are restarted while callers ask. */
@NullMarked
package dev.threadspool.acceptance.restart;

import org.jspecify.annotations.NullMarked;
