/** Between the model and the Avro records of the topics, both ways. */
@NullMarked
package dev.threadspool.contract.codec;

import org.jspecify.annotations.NullMarked;
