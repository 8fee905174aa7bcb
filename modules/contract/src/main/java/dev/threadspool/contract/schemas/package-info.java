/** The schemas, and whether a registry has them. */
@NullMarked
package dev.threadspool.contract.schemas;

import org.jspecify.annotations.NullMarked;
