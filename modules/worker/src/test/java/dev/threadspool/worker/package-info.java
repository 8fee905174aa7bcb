/** What the worker guarantees, shown on a real broker, database and registry. */
@NullMarked
package dev.threadspool.worker;

import org.jspecify.annotations.NullMarked;
