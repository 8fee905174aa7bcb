@NullMarked
package dev.threadspool.operator.reading;

import org.jspecify.annotations.NullMarked;
