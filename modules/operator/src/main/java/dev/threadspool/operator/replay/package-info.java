/** Commands again: what came to nothing is published once more, for the workers to decide. */
@NullMarked
package dev.threadspool.operator.replay;

import org.jspecify.annotations.NullMarked;
