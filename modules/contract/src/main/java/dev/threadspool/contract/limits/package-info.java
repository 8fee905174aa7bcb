/** What text and sizes Threadspool takes. */
@NullMarked
package dev.threadspool.contract.limits;

import org.jspecify.annotations.NullMarked;
