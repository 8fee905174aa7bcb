/** An ingress on real parts, callers of it, and somebody who answers in the worker's place. */
@NullMarked
package dev.threadspool.ingress.harness;

import org.jspecify.annotations.NullMarked;
