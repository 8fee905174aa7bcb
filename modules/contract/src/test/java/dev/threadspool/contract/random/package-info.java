/**
 * Random requests of every shape that the HTTP contract allows, with what has to be left of each
 * once it went through Avro.
 */
@NullMarked
package dev.threadspool.contract.random;

import org.jspecify.annotations.NullMarked;
