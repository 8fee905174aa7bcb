/** Asks for threads out of a file: by commands, or over HTTP. */
@NullMarked
package dev.threadspool.operator.send;

import org.jspecify.annotations.NullMarked;
