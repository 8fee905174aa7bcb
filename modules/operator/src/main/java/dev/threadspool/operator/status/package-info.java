/** How the whole system is, on one screen. */
@NullMarked
package dev.threadspool.operator.status;

import org.jspecify.annotations.NullMarked;
