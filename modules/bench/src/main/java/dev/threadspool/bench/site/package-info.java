/** Where contenders work: topics and databases that differ in nothing but their names. */
@NullMarked
package dev.threadspool.bench.site;

import org.jspecify.annotations.NullMarked;
