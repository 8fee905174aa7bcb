/** Events as they come, like {@code tail -f}. */
@NullMarked
package dev.threadspool.operator.tail;

import org.jspecify.annotations.NullMarked;
