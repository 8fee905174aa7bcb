package dev.threadspool.store;

/**
 * What an erasure removed.
 *
 * @param threads that were stored, each with its prompt and context
 * @param rejections of commands for the threads
 */
public record Erasure(int threads, int rejections) {}
