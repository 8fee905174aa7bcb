/** Removes threads for good: a person's right. */
@NullMarked
package dev.threadspool.operator.erase;

import org.jspecify.annotations.NullMarked;
