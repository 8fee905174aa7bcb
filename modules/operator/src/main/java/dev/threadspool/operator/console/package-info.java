/**
 * How a command talks to whoever runs it: summary, machine-readable output, progress, interruption.
 */
@NullMarked
package dev.threadspool.operator.console;

import org.jspecify.annotations.NullMarked;
