/** The applications in the foreground. */
@NullMarked
package dev.threadspool.operator.run;

import org.jspecify.annotations.NullMarked;
