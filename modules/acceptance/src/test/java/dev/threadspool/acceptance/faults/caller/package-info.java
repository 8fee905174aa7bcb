/**
 * Callers over HTTP who do not give up: the same request with the same key until it is answered.
 */
@NullMarked
package dev.threadspool.acceptance.faults.caller;

import org.jspecify.annotations.NullMarked;
