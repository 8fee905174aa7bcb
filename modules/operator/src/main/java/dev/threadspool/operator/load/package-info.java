/** Many commands on a stack of our own, and the wait until a worker is through with them. */
@NullMarked
package dev.threadspool.operator.load;

import org.jspecify.annotations.NullMarked;
