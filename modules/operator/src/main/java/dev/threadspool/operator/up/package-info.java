/** Everything on this machine, until Ctrl-C. */
@NullMarked
package dev.threadspool.operator.up;

import org.jspecify.annotations.NullMarked;
