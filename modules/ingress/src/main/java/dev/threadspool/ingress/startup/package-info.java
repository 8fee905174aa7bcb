/** What has to be in place before the first request is taken. */
@NullMarked
package dev.threadspool.ingress.startup;

import org.jspecify.annotations.NullMarked;
