/** Tests of {@code status}. */
@NullMarked
package dev.threadspool.operator.status;

import org.jspecify.annotations.NullMarked;
