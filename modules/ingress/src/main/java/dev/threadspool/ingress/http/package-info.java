/** The HTTP contract: requests in, answers out. */
@NullMarked
package dev.threadspool.ingress.http;

import org.jspecify.annotations.NullMarked;
