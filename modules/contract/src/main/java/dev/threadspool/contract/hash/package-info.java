/** What two commands have in common when they ask for the same thing. */
@NullMarked
package dev.threadspool.contract.hash;

import org.jspecify.annotations.NullMarked;
