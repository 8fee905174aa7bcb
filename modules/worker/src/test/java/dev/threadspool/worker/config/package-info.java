/** Settings, bound as Spring Boot binds them. */
@NullMarked
package dev.threadspool.worker.config;

import org.jspecify.annotations.NullMarked;
