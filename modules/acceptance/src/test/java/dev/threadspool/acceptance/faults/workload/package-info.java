/** What is published, by a seed; and what became of publishing it. */
@NullMarked
package dev.threadspool.acceptance.faults.workload;

import org.jspecify.annotations.NullMarked;
