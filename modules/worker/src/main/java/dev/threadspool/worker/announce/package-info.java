/** The last stage: tells the decided batches in Kafka, events and offsets in one transaction. */
@NullMarked
package dev.threadspool.worker.announce;

import org.jspecify.annotations.NullMarked;
