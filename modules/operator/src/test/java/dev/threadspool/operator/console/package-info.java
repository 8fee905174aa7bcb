/** How a command talks to whoever runs it. */
@NullMarked
package dev.threadspool.operator.console;

import org.jspecify.annotations.NullMarked;
