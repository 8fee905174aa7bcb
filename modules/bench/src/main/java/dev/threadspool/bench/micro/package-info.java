/** Single steps by themselves, measured by JMH. */
@NullMarked
package dev.threadspool.bench.micro;

import org.jspecify.annotations.NullMarked;
