/** Providers, asked over real HTTP: a small server answers as GitHub and GitLab document it. */
@NullMarked
package dev.threadspool.worker.resolve.provider;

import org.jspecify.annotations.NullMarked;
