/** Dead letters: looked at, sent again, or set aside. */
@NullMarked
package dev.threadspool.operator.dlq;

import org.jspecify.annotations.NullMarked;
