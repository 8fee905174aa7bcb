/** What the demo expects, and notices. */
@NullMarked
package dev.threadspool.operator.demo;

import org.jspecify.annotations.NullMarked;
