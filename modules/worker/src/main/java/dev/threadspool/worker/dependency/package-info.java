/**
 * Parts that may be away: told apart from records that are bad, waited for, named in a metric and a
 * log line.
 */
@NullMarked
package dev.threadspool.worker.dependency;

import org.jspecify.annotations.NullMarked;
