/**
 * Threadspool's own store: threads, rejections and dead letters in PostgreSQL, and how far every
 * partition is decided. One statement a table for a whole batch; the order of statements in a
 * decision is the worker's.
 */
@NullMarked
package dev.threadspool.store;

import org.jspecify.annotations.NullMarked;
