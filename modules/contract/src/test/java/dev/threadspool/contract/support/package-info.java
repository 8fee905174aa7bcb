/** What the tests of several packages share. */
@NullMarked
package dev.threadspool.contract.support;

import org.jspecify.annotations.NullMarked;
