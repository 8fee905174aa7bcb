/**
 * A small Lightdash to try things on: its real tables, with a company that sells jaffles in them.
 */
@NullMarked
package dev.threadspool.local.sample;

import org.jspecify.annotations.NullMarked;
