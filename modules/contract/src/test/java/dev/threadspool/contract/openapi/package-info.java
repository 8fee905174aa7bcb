/** Exchanges of tests against the seed's OpenAPI document and our own. */
@NullMarked
package dev.threadspool.contract.openapi;

import org.jspecify.annotations.NullMarked;
