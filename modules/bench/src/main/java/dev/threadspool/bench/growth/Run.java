package dev.threadspool.bench.growth;

import java.time.Duration;

/**
 * One run on a ground.
 *
 * @param walBytes of write-ahead log that PostgreSQL wrote meanwhile
 */
record Run(Duration took, long walBytes) {}
