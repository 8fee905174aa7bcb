/** Parts that may be away: named in a metric and a log line. */
@NullMarked
package dev.threadspool.ingress.dependency;

import org.jspecify.annotations.NullMarked;
