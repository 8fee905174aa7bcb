/** Settings, and how the parts are put together. */
@NullMarked
package dev.threadspool.ingress.config;

import org.jspecify.annotations.NullMarked;
