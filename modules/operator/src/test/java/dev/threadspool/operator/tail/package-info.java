@NullMarked
package dev.threadspool.operator.tail;

import org.jspecify.annotations.NullMarked;
