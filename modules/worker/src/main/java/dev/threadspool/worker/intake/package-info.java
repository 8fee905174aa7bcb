/** The first stage: polls a command topic, decodes, and runs each batch through the others. */
@NullMarked
package dev.threadspool.worker.intake;

import org.jspecify.annotations.NullMarked;
