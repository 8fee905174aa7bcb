/**
 * Records as bytes on a topic: the serializer that the configuration names, and its failures told
 * apart.
 */
@NullMarked
package dev.threadspool.contract.wire;

import org.jspecify.annotations.NullMarked;
