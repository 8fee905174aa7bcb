/** Rebuilds a database from the topics. */
@NullMarked
package dev.threadspool.operator.restore;

import org.jspecify.annotations.NullMarked;
