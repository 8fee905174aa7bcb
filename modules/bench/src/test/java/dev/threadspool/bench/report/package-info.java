/** What is told of measurements. */
@NullMarked
package dev.threadspool.bench.report;

import org.jspecify.annotations.NullMarked;
