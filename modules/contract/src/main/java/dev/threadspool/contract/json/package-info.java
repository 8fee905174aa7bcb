/** Between the model and JSON in the shape of the HTTP contract, both ways. */
@NullMarked
package dev.threadspool.contract.json;

import org.jspecify.annotations.NullMarked;
