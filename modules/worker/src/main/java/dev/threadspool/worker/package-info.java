/**
 * The worker: command to thread and event. Its stages are its packages: intake, resolve, decide,
 * reply and announce.
 */
@NullMarked
package dev.threadspool.worker;

import org.jspecify.annotations.NullMarked;
