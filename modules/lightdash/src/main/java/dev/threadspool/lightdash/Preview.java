package dev.threadspool.lightdash;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A preview project.
 *
 * @param threadUuid the conversation that a remediation holds in it; null where there is none
 * @param status the remediation's; null where the preview is of no remediation
 */
public record Preview(String projectName, @Nullable UUID threadUuid, @Nullable String status) {}
