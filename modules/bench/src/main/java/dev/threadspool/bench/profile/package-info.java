/** Where the time goes: processor time by stage, and what is allocated. */
@NullMarked
package dev.threadspool.bench.profile;

import org.jspecify.annotations.NullMarked;
