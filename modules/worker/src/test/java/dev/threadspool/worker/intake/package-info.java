/** How large batches are, looked at without a broker. */
@NullMarked
package dev.threadspool.worker.intake;

import org.jspecify.annotations.NullMarked;
