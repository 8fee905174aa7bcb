/** The limit of the parts: rows by COPY, bytes through Kafka, nothing in between. */
@NullMarked
package dev.threadspool.bench.floor;

import org.jspecify.annotations.NullMarked;
