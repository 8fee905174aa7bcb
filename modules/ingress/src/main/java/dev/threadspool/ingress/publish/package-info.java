/** Commands to Kafka, and what is known of their fate. */
@NullMarked
package dev.threadspool.ingress.publish;

import org.jspecify.annotations.NullMarked;
