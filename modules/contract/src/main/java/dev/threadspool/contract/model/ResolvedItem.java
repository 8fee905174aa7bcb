package dev.threadspool.contract.model;

import dev.threadspool.contract.avro.ChartRuntimeOverrides;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An item as it was resolved when the thread was decided. All of it is frozen: stored, announced,
 * and returned when the thread is read.
 */
public sealed interface ResolvedItem {

  /** Which of the nine kinds this is. */
  ContextKind kind();

  /**
   * The newest version and the name at the moment of deciding; slug and kind are null where the
   * chart has none.
   */
  record Chart(
      UUID chartUuid,
      @Nullable String chartSlug,
      @Nullable UUID pinnedVersionUuid,
      @Nullable String displayName,
      @Nullable ChartRuntimeOverrides runtimeOverrides,
      @Nullable String chartKind)
      implements ResolvedItem {
    @Override
    public ContextKind kind() {
      return ContextKind.CHART;
    }
  }

  /** The newest version and the name at the moment of deciding. */
  record Dashboard(
      UUID dashboardUuid,
      @Nullable String dashboardSlug,
      @Nullable UUID pinnedVersionUuid,
      @Nullable String displayName)
      implements ResolvedItem {
    @Override
    public ContextKind kind() {
      return ContextKind.DASHBOARD;
    }
  }

  /** {@code displayName}: the thread's title, or else the text of its first prompt. */
  record Thread(UUID threadUuid, @Nullable UUID promptUuid, @Nullable String displayName)
      implements ResolvedItem {
    @Override
    public ContextKind kind() {
      return ContextKind.THREAD;
    }
  }

  /** A source file of the project. */
  record File(String path) implements ResolvedItem {
    @Override
    public ContextKind kind() {
      return ContextKind.FILE;
    }
  }

  /** A source repository. */
  record Repository(String fullName) implements ResolvedItem {
    @Override
    public ContextKind kind() {
      return ContextKind.REPOSITORY;
    }
  }

  /**
   * {@code provider} is github or gitlab, {@code status} open, merged or closed; what is not known
   * is null.
   */
  record PullRequest(
      String prUrl,
      @Nullable Integer prNumber,
      @Nullable String provider,
      @Nullable String status,
      @Nullable String title)
      implements ResolvedItem {
    @Override
    public ContextKind kind() {
      return ContextKind.PULL_REQUEST;
    }
  }

  /**
   * {@code payloadJson}: the change as JSON text, in one of the two shapes that Lightdash gives it.
   */
  record ProposedChange(String fingerprint, String payloadJson) implements ResolvedItem {
    @Override
    public ContextKind kind() {
      return ContextKind.PROPOSED_CHANGE;
    }
  }

  /** What was found, how often, and the evidence. */
  record ReviewFinding(
      String fingerprint,
      String title,
      String rootCause,
      int findingCount,
      List<Evidence> evidenceExcerpts)
      implements ResolvedItem {
    public ReviewFinding {
      evidenceExcerpts = List.copyOf(evidenceExcerpts);
    }

    @Override
    public ContextKind kind() {
      return ContextKind.REVIEW_FINDING;
    }
  }

  /** An excerpt of a conversation; a redacted one has an empty text. */
  record Evidence(String source, String text, boolean redacted) {}

  /** {@code status} as Lightdash's remediation has it. */
  record PreviewEnvironment(
      UUID previewProjectUuid,
      @Nullable UUID previewThreadUuid,
      @Nullable String status,
      @Nullable String projectName)
      implements ResolvedItem {
    @Override
    public ContextKind kind() {
      return ContextKind.PREVIEW_ENVIRONMENT;
    }
  }
}
