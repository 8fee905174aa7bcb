/**
 * Runs of the suite: a world, a workload, faults by a seeded schedule, and what the checker says in
 * the end.
 */
@NullMarked
package dev.threadspool.acceptance.faults.run;

import org.jspecify.annotations.NullMarked;
