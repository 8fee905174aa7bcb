/** The SQL, a class a table. */
@NullMarked
package dev.threadspool.store.internal;

import org.jspecify.annotations.NullMarked;
