/** Threads for whoever may see them: one, an agent's, a project's. */
@NullMarked
package dev.threadspool.ingress.reading;

import org.jspecify.annotations.NullMarked;
