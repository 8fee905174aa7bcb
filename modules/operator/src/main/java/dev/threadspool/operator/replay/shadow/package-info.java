/** What would become of commands if they were decided now, beside what did. */
@NullMarked
package dev.threadspool.operator.replay.shadow;

import org.jspecify.annotations.NullMarked;
