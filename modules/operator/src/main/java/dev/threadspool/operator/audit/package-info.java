/** Proves what is guaranteed, on what is there, and mends what can be. */
@NullMarked
package dev.threadspool.operator.audit;

import org.jspecify.annotations.NullMarked;
