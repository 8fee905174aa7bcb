/** Debezium's JDBC sink in a Kafka Connect of this process, fed with rows that are flat already. */
@NullMarked
package dev.threadspool.bench.sink;

import org.jspecify.annotations.NullMarked;
