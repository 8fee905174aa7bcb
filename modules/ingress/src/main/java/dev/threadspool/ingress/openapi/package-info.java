/** What is served, told to whoever asks: the OpenAPI document. */
@NullMarked
package dev.threadspool.ingress.openapi;

import org.jspecify.annotations.NullMarked;
