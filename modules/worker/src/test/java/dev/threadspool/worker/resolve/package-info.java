/** A table of rules a kind of context item, tried row by row on the sample Lightdash. */
@NullMarked
package dev.threadspool.worker.resolve;

import org.jspecify.annotations.NullMarked;
