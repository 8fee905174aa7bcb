/**
 * The worker with one guard taken out of its byte code, and for each guard the smallest run in
 * which the checker goes red without it. Production code knows nothing of it.
 */
@NullMarked
package dev.threadspool.acceptance.faults.mutant;

import org.jspecify.annotations.NullMarked;
