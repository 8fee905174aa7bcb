/** What waits to be announced, looked at without a broker. */
@NullMarked
package dev.threadspool.worker.announce;

import org.jspecify.annotations.NullMarked;
