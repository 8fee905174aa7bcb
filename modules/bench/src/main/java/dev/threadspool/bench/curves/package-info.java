/** How fast, and how large, the worker is as its settings and its work grow: a process a point. */
@NullMarked
package dev.threadspool.bench.curves;

import org.jspecify.annotations.NullMarked;
