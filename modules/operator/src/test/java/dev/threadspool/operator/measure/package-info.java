/** Measurements that a person starts. */
@NullMarked
package dev.threadspool.operator.measure;

import org.jspecify.annotations.NullMarked;
