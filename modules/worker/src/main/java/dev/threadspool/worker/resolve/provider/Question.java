package dev.threadspool.worker.resolve.provider;

import java.net.URI;

/**
 * A pull request to ask a host for.
 *
 * @param uri of the resource; equal for all web addresses of the same pull request
 */
record Question(ProviderHost host, URI uri, int number) {}
