/** Commands again, against a real system. */
@NullMarked
package dev.threadspool.operator.replay;

import org.jspecify.annotations.NullMarked;
