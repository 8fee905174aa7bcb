package dev.threadspool.contract.model;

import dev.threadspool.contract.avro.ChartRuntimeOverrides;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An item as a caller pinned it; see {@code AiPromptContextItemInput} of the HTTP contract. */
public sealed interface ContextItem {

  /** Which of the nine kinds this is. */
  ContextKind kind();

  /** {@code chartSlug} is carried but never looked at, as in Lightdash. */
  record Chart(
      UUID chartUuid, @Nullable String chartSlug, @Nullable ChartRuntimeOverrides runtimeOverrides)
      implements ContextItem {
    @Override
    public ContextKind kind() {
      return ContextKind.CHART;
    }
  }

  /** {@code dashboardSlug} is carried but never looked at, as in Lightdash. */
  record Dashboard(UUID dashboardUuid, @Nullable String dashboardSlug) implements ContextItem {
    @Override
    public ContextKind kind() {
      return ContextKind.DASHBOARD;
    }
  }

  /** {@code promptUuid} names one message of that thread, or null for the thread as a whole. */
  record Thread(UUID threadUuid, @Nullable UUID promptUuid) implements ContextItem {
    @Override
    public ContextKind kind() {
      return ContextKind.THREAD;
    }
  }

  /** {@code path} is relative to the project's dbt folder. */
  record File(String path) implements ContextItem {
    @Override
    public ContextKind kind() {
      return ContextKind.FILE;
    }
  }

  /** {@code fullName} reads {@code owner/name}. */
  record Repository(String fullName) implements ContextItem {
    @Override
    public ContextKind kind() {
      return ContextKind.REPOSITORY;
    }
  }

  /** A pull or merge request by its web address. */
  record PullRequest(String prUrl) implements ContextItem {
    @Override
    public ContextKind kind() {
      return ContextKind.PULL_REQUEST;
    }
  }

  /** The change that a review item proposes. */
  record ProposedChange(String fingerprint) implements ContextItem {
    @Override
    public ContextKind kind() {
      return ContextKind.PROPOSED_CHANGE;
    }
  }

  /** What a review item found. */
  record ReviewFinding(String fingerprint) implements ContextItem {
    @Override
    public ContextKind kind() {
      return ContextKind.REVIEW_FINDING;
    }
  }

  /** A preview project in which a proposed change can be tried. */
  record PreviewEnvironment(UUID previewProjectUuid) implements ContextItem {
    @Override
    public ContextKind kind() {
      return ContextKind.PREVIEW_ENVIRONMENT;
    }
  }
}
