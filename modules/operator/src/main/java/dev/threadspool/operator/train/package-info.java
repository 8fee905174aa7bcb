/** The AOT cache with which a worker starts sooner: what its JVM has loaded and linked before. */
@NullMarked
package dev.threadspool.operator.train;

import org.jspecify.annotations.NullMarked;
