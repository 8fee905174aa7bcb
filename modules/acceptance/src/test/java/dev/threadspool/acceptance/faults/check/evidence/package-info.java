/** What was seen, as plain values: on the log, in the rows, by readers, of offsets. */
@NullMarked
package dev.threadspool.acceptance.faults.check.evidence;

import org.jspecify.annotations.NullMarked;
