/** Databases from topics. */
@NullMarked
package dev.threadspool.operator.restore;

import org.jspecify.annotations.NullMarked;
