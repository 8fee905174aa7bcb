/** A network that can be broken on purpose: TCP relays on loopback. */
@NullMarked
package dev.threadspool.acceptance.faults.net;

import org.jspecify.annotations.NullMarked;
