@NullMarked
package dev.threadspool.operator.send;

import org.jspecify.annotations.NullMarked;
