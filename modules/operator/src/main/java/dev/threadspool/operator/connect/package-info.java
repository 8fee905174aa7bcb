/** How a command finds a cluster and a registry: options, properties, environment. */
@NullMarked
package dev.threadspool.operator.connect;

import org.jspecify.annotations.NullMarked;
