/** A database that is lost and restored from the topics, on embedded parts. */
@NullMarked
package dev.threadspool.operator.demo.disaster;

import org.jspecify.annotations.NullMarked;
