/** The catalogue on a real database. */
@NullMarked
package dev.threadspool.lightdash.postgres;

import org.jspecify.annotations.NullMarked;
