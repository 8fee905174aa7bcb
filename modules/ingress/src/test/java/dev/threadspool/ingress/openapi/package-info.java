/** The document against what is served, and every exchange of a test against both documents. */
@NullMarked
package dev.threadspool.ingress.openapi;

import org.jspecify.annotations.NullMarked;
