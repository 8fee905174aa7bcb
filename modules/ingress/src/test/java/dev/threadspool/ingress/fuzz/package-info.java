/** Bodies of every sort, tens of thousands of them, against an ingress. */
@NullMarked
package dev.threadspool.ingress.fuzz;

import org.jspecify.annotations.NullMarked;
