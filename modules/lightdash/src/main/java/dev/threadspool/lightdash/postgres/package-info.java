/**
 * The catalogue read from Lightdash's own PostgreSQL tables, one query a question for a whole
 * batch.
 */
@NullMarked
package dev.threadspool.lightdash.postgres;

import org.jspecify.annotations.NullMarked;
