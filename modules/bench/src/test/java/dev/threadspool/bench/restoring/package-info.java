@NullMarked
package dev.threadspool.bench.restoring;

import org.jspecify.annotations.NullMarked;
