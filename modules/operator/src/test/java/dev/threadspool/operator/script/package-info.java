/** {@code bin/threadspool} itself, run by the system's shell among JDKs that are only played. */
@NullMarked
package dev.threadspool.operator.script;

import org.jspecify.annotations.NullMarked;
