/** Where a system under test is: brokers, registry, databases, topics and what workers are told. */
@NullMarked
package dev.threadspool.acceptance.faults.site;

import org.jspecify.annotations.NullMarked;
