/**
 * Whether the guarantees held: what is watched during a run, what is collected at its end, and the
 * invariants over it. Written from the words of the contract and the design, not from the worker's
 * code: it must be able to contradict the worker.
 */
@NullMarked
package dev.threadspool.acceptance.faults.check;

import org.jspecify.annotations.NullMarked;
