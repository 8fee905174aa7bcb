/**
 * The catalogue: what exists in Lightdash, and who may see it. The facts behind it are in
 * docs/access.md.
 */
@NullMarked
package dev.threadspool.lightdash;

import org.jspecify.annotations.NullMarked;
