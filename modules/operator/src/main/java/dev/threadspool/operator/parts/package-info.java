/** All of Threadspool in this process: the embedded stack, a worker, an ingress. */
@NullMarked
package dev.threadspool.operator.parts;

import org.jspecify.annotations.NullMarked;
