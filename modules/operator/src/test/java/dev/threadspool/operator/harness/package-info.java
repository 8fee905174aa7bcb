/** A whole system for the tests of commands that look after one. */
@NullMarked
package dev.threadspool.operator.harness;

import org.jspecify.annotations.NullMarked;
