/** What is away is told from what is bad. */
@NullMarked
package dev.threadspool.worker.dependency;

import org.jspecify.annotations.NullMarked;
