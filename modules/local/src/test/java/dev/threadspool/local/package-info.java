/** The embedded parts, tried for real. */
@NullMarked
package dev.threadspool.local;

import org.jspecify.annotations.NullMarked;
