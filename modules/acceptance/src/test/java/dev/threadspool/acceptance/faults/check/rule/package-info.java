/** One class an invariant: what has to hold, and how a violation reads. */
@NullMarked
package dev.threadspool.acceptance.faults.check.rule;

import org.jspecify.annotations.NullMarked;
