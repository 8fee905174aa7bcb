/** One request's way to Kafka and back. */
@NullMarked
package dev.threadspool.ingress.exchange;

import org.jspecify.annotations.NullMarked;
