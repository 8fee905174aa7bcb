/** From HTTP to command: asks for threads on behalf of callers, and answers them. */
@NullMarked
package dev.threadspool.ingress;

import org.jspecify.annotations.NullMarked;
