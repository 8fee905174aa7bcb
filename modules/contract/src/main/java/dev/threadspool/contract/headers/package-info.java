/** The headers of records: CloudEvents, request and reply, dead letters. */
@NullMarked
package dev.threadspool.contract.headers;

import org.jspecify.annotations.NullMarked;
