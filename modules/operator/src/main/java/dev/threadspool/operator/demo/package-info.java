/** Threads made, refused and read back on embedded parts, and what is expected of them. */
@NullMarked
package dev.threadspool.operator.demo;

import org.jspecify.annotations.NullMarked;
