/** The command line. */
@NullMarked
package dev.threadspool.operator;

import org.jspecify.annotations.NullMarked;
