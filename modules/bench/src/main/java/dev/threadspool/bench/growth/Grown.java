package dev.threadspool.bench.growth;

import dev.threadspool.bench.report.Series;

/**
 * What was seen of the worker on one ground, a value a round.
 *
 * @param rates commands a second
 * @param walBytes bytes of write-ahead log that PostgreSQL wrote for a command: the more pages a
 *     thread has to itself, the more of them are logged whole
 */
public record Grown(Series rates, Series walBytes) {}
