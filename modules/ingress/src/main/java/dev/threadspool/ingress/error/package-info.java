/** Errors in Lightdash's envelope, with one place for names and texts. */
@NullMarked
package dev.threadspool.ingress.error;

import org.jspecify.annotations.NullMarked;
