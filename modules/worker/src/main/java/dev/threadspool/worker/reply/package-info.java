/** Answers whoever waits, right after the database has committed. */
@NullMarked
package dev.threadspool.worker.reply;

import org.jspecify.annotations.NullMarked;
