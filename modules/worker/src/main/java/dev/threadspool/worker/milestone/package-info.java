/** The moments in a batch's life at which a test may crash the worker. */
@NullMarked
package dev.threadspool.worker.milestone;

import org.jspecify.annotations.NullMarked;
