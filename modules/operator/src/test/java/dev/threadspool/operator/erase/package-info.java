@NullMarked
package dev.threadspool.operator.erase;

import org.jspecify.annotations.NullMarked;
