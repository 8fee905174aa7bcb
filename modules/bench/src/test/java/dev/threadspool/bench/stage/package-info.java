@NullMarked
package dev.threadspool.bench.stage;

import org.jspecify.annotations.NullMarked;
