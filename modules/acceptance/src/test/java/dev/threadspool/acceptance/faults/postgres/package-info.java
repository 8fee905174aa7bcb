/** What happens to PostgreSQL's sessions, short of the server going down. */
@NullMarked
package dev.threadspool.acceptance.faults.postgres;

import org.jspecify.annotations.NullMarked;
