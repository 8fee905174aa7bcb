/** The AOT cache: made once by a real worker, then used by JVMs of its own. */
@NullMarked
package dev.threadspool.operator.train;

import org.jspecify.annotations.NullMarked;
