/** Personal access tokens on a real database. */
@NullMarked
package dev.threadspool.lightdash.tokens;

import org.jspecify.annotations.NullMarked;
