/** Kafka as it runs in earnest: several brokers, each a process that can be killed. */
@NullMarked
package dev.threadspool.acceptance.faults.cluster;

import org.jspecify.annotations.NullMarked;
