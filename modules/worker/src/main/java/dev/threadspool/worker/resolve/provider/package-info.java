/**
 * GitHub and GitLab, asked for the title and the state of pull requests over their REST APIs. Only
 * hosts that the configuration names are ever contacted, and nothing that happens there is a
 * failure of a batch: what cannot be learnt in time is not known.
 */
@NullMarked
package dev.threadspool.worker.resolve.provider;

import org.jspecify.annotations.NullMarked;
