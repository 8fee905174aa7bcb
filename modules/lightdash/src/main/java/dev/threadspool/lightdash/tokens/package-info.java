/** Lightdash's personal access tokens. */
@NullMarked
package dev.threadspool.lightdash.tokens;

import org.jspecify.annotations.NullMarked;
