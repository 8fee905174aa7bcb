/** Outcomes from Kafka, to whoever waits for them. */
@NullMarked
package dev.threadspool.ingress.reply;

import org.jspecify.annotations.NullMarked;
