/** Tests of what is chosen and how it is configured; the containers themselves serve all tests. */
@NullMarked
package dev.threadspool.containers;

import org.jspecify.annotations.NullMarked;
