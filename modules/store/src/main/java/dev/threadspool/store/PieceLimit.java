package dev.threadspool.store;

/**
 * How much of a list is read at once; one thread at least, however long its prompt.
 *
 * @param threads so many at most
 * @param promptBytes as many bytes of their prompts at most, in UTF-8
 */
public record PieceLimit(int threads, long promptBytes) {}
