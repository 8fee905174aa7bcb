/** From a command to the thread that it asks for: the same for all contenders. */
@NullMarked
package dev.threadspool.bench.making;

import org.jspecify.annotations.NullMarked;
