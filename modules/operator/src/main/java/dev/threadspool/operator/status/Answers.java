package dev.threadspool.operator.status;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What everybody said.
 *
 * @param catalogue PostgreSQL's version there; null where nobody asked
 * @param applications workers and ingresses, by name and address
 */
record Answers(
    Answer<ClusterFacts> cluster,
    Answer<RegistryFacts> registry,
    Answer<DatabaseFacts> database,
    @Nullable Answer<String> catalogue,
    Map<String, Answer<Readiness>> applications) {}
