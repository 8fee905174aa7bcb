/** The command line, as its users call it. */
@NullMarked
package dev.threadspool.operator;

import org.jspecify.annotations.NullMarked;
