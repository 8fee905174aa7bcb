package dev.threadspool.bench.growth;

import dev.threadspool.bench.report.Series;

/**
 * What was seen of the worker on one ground, a value a round.
 *
 * @param rates commands a second
 * @param walBytes bytes of write-ahead log that PostgreSQL wrote for a command. The first change of
 *     a page after a checkpoint is logged as the whole page, so this tells how many pages a thread
 *     has to itself
 */
public record Grown(Series rates, Series walBytes) {}
