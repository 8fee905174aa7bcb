/**
 * The ways of doing the job: ours, and those that people use instead, written as somebody would who
 * uses them.
 */
@NullMarked
package dev.threadspool.bench.contenders;

import org.jspecify.annotations.NullMarked;
