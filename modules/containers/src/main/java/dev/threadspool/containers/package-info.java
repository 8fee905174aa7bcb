/**
 * Kafka and PostgreSQL as containers, for the tests of a machine that has Docker.
 *
 * <p>{@link dev.threadspool.containers.Containers} introduces itself to {@link
 * dev.threadspool.local.LocalStack#shared()} when this module is on the class path; nobody calls it
 * by name.
 */
@NullMarked
package dev.threadspool.containers;

import org.jspecify.annotations.NullMarked;
