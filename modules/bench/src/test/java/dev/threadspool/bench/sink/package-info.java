@NullMarked
package dev.threadspool.bench.sink;

import org.jspecify.annotations.NullMarked;
