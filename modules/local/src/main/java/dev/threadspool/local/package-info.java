/**
 * The embedded parts: Kafka, PostgreSQL and a schema registry on loopback ports of this machine,
 * without Docker.
 *
 * <p>{@link dev.threadspool.local.LocalStack} is the way in, and the only one: tests, the demo and
 * {@code up} share it. A part starts on first use, so who needs PostgreSQL alone pays for
 * PostgreSQL alone. A watchdog process makes sure that nothing is left behind when the JVM dies,
 * however it dies.
 */
@NullMarked
package dev.threadspool.local;

import org.jspecify.annotations.NullMarked;
