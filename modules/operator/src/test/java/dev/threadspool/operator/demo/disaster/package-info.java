/** Tests of the disaster that is played. */
@NullMarked
package dev.threadspool.operator.demo.disaster;

import org.jspecify.annotations.NullMarked;
