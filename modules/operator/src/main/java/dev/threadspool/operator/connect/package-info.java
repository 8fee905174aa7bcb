/** How a command finds cluster, registry and databases: options, properties, environment. */
@NullMarked
package dev.threadspool.operator.connect;

import org.jspecify.annotations.NullMarked;
