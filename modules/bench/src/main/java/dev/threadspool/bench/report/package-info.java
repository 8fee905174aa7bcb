/** What was measured, as text and as JSON. */
@NullMarked
package dev.threadspool.bench.report;

import org.jspecify.annotations.NullMarked;
