package dev.threadspool.bench.workload;

/**
 * What one thread is in each table, as PostgreSQL wrote it in COPY's binary format, without header
 * and trailer.
 *
 * @param context all its rows, one after the other; empty where it has none
 */
public record Rows(byte[] thread, byte[] prompt, byte[] context) {}
