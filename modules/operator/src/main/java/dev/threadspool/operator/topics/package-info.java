/** Creates and checks topics. */
@NullMarked
package dev.threadspool.operator.topics;

import org.jspecify.annotations.NullMarked;
