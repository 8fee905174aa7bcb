/** Dead letters on a real cluster, with a real worker. */
@NullMarked
package dev.threadspool.operator.dlq;

import org.jspecify.annotations.NullMarked;
