/** Settings, and how the stages are put together. */
@NullMarked
package dev.threadspool.worker.config;

import org.jspecify.annotations.NullMarked;
