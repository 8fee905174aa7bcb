/**
 * Workers and ingresses in processes of their own, as they run in production: they can be killed,
 * suspended, stopped in order, and held at a milestone. Nothing of them outlives the process that
 * started them.
 */
@NullMarked
package dev.threadspool.acceptance.faults.process;

import org.jspecify.annotations.NullMarked;
