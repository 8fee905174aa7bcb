/** {@code threadspool bench}: how fast it is, beside what people use instead. */
@NullMarked
package dev.threadspool.bench;

import org.jspecify.annotations.NullMarked;
