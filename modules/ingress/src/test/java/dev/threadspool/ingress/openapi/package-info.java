/** The document against what is served. */
@NullMarked
package dev.threadspool.ingress.openapi;

import org.jspecify.annotations.NullMarked;
