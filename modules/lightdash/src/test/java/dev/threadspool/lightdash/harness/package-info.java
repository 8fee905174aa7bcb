/** A Lightdash for tests: the sample in a database of their own, and rows beside it. */
@NullMarked
package dev.threadspool.lightdash.harness;

import org.jspecify.annotations.NullMarked;
