/**
 * What goes wrong: one class a kind of trouble. A fault acts on a world, a system under test with
 * the handles that faults need, and takes back at the end what it has done to it.
 */
@NullMarked
package dev.threadspool.acceptance.faults.fault;

import org.jspecify.annotations.NullMarked;
