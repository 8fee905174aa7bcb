/**
 * What the topics say, brought beside the rows and compared with them by the database: whoever
 * audits needs no more memory for a hundred million commands than for one.
 */
@NullMarked
package dev.threadspool.store.audit;

import org.jspecify.annotations.NullMarked;
