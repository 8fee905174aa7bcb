/** What {@code docs/operations.md} tells a person at night to do, done. */
@NullMarked
package dev.threadspool.operator.runbook;

import org.jspecify.annotations.NullMarked;
