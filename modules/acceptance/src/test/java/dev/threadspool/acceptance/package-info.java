/** The whole system: the arrows between its modules, and requests from HTTP to event. */
@NullMarked
package dev.threadspool.acceptance;

import org.jspecify.annotations.NullMarked;
