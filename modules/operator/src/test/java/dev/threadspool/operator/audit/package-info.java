/** What an audit finds, and what it mends. */
@NullMarked
package dev.threadspool.operator.audit;

import org.jspecify.annotations.NullMarked;
