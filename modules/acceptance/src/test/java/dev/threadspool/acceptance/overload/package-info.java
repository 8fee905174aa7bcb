/** More is asked than can be done: memory stays bounded, and whoever is refused is told so. */
@NullMarked
package dev.threadspool.acceptance.overload;

import org.jspecify.annotations.NullMarked;
