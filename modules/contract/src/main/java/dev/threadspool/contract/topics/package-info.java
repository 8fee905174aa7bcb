/** The topics, declared in one place, and whether a cluster has them so. */
@NullMarked
package dev.threadspool.contract.topics;

import org.jspecify.annotations.NullMarked;
