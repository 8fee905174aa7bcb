/** Whether it stays fast while what is stored, and what can be pinned, grows. */
@NullMarked
package dev.threadspool.bench.growth;

import org.jspecify.annotations.NullMarked;
