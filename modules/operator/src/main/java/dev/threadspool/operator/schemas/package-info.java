/** Registers and checks schemas. */
@NullMarked
package dev.threadspool.operator.schemas;

import org.jspecify.annotations.NullMarked;
