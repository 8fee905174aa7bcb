package dev.threadspool.contract.codec;

import dev.threadspool.contract.avro.ContextKind;
import dev.threadspool.contract.avro.Evidence;
import dev.threadspool.contract.avro.ResolvedChart;
import dev.threadspool.contract.avro.ResolvedContextItem;
import dev.threadspool.contract.avro.ResolvedDashboard;
import dev.threadspool.contract.avro.ResolvedFile;
import dev.threadspool.contract.avro.ResolvedPreviewEnvironment;
import dev.threadspool.contract.avro.ResolvedProposedChange;
import dev.threadspool.contract.avro.ResolvedPullRequest;
import dev.threadspool.contract.avro.ResolvedRepository;
import dev.threadspool.contract.avro.ResolvedReviewFinding;
import dev.threadspool.contract.avro.ResolvedThread;
import dev.threadspool.contract.model.ResolvedItem;

/** Items as resolved: one nullable member a kind on the topic, a sealed interface here. */
final class ResolvedItemCodec {

  private ResolvedItemCodec() {}

  static ResolvedContextItem toAvro(ResolvedItem item) {
    var avro = new ResolvedContextItem();
    switch (item) {
      case ResolvedItem.Chart it ->
          set(
              avro,
              ContextKind.CHART,
              new ResolvedChart(
                  it.chartUuid(),
                  it.chartSlug(),
                  it.pinnedVersionUuid(),
                  it.displayName(),
                  it.runtimeOverrides(),
                  it.chartKind()));
      case ResolvedItem.Dashboard it ->
          set(
              avro,
              ContextKind.DASHBOARD,
              new ResolvedDashboard(
                  it.dashboardUuid(),
                  it.dashboardSlug(),
                  it.pinnedVersionUuid(),
                  it.displayName()));
      case ResolvedItem.Thread it ->
          set(
              avro,
              ContextKind.THREAD,
              new ResolvedThread(it.threadUuid(), it.promptUuid(), it.displayName()));
      case ResolvedItem.File it -> set(avro, ContextKind.FILE, new ResolvedFile(it.path()));
      case ResolvedItem.Repository it ->
          set(avro, ContextKind.REPOSITORY, new ResolvedRepository(it.fullName()));
      case ResolvedItem.PullRequest it ->
          set(
              avro,
              ContextKind.PULL_REQUEST,
              new ResolvedPullRequest(
                  it.prUrl(), it.prNumber(), it.provider(), it.status(), it.title()));
      case ResolvedItem.ProposedChange it ->
          set(
              avro,
              ContextKind.PROPOSED_CHANGE,
              new ResolvedProposedChange(it.fingerprint(), it.payloadJson()));
      case ResolvedItem.ReviewFinding it ->
          set(avro, ContextKind.REVIEW_FINDING, reviewFinding(it));
      case ResolvedItem.PreviewEnvironment it ->
          set(
              avro,
              ContextKind.PREVIEW_ENVIRONMENT,
              new ResolvedPreviewEnvironment(
                  it.previewProjectUuid(), it.previewThreadUuid(), it.status(), it.projectName()));
    }
    return avro;
  }

  /** The member of a kind stands at the kind's own place: the schema lists both in one order. */
  private static void set(ResolvedContextItem avro, ContextKind kind, Object member) {
    avro.put(0, kind);
    avro.put(kind.ordinal(), member);
  }

  private static ResolvedReviewFinding reviewFinding(ResolvedItem.ReviewFinding it) {
    return new ResolvedReviewFinding(
        it.fingerprint(),
        it.title(),
        it.rootCause(),
        it.findingCount(),
        it.evidenceExcerpts().stream()
            .map(excerpt -> new Evidence(excerpt.source(), excerpt.text(), excerpt.redacted()))
            .toList());
  }

  static ResolvedItem fromAvro(ResolvedContextItem avro) {
    return switch (avro.getKind()) {
      case CHART -> {
        ResolvedChart it = avro.getChart();
        yield new ResolvedItem.Chart(
            it.getChartUuid(),
            it.getChartSlug(),
            it.getPinnedVersionUuid(),
            it.getDisplayName(),
            it.getRuntimeOverrides(),
            it.getChartKind());
      }
      case DASHBOARD -> {
        ResolvedDashboard it = avro.getDashboard();
        yield new ResolvedItem.Dashboard(
            it.getDashboardUuid(),
            it.getDashboardSlug(),
            it.getPinnedVersionUuid(),
            it.getDisplayName());
      }
      case THREAD -> {
        ResolvedThread it = avro.getThread();
        yield new ResolvedItem.Thread(it.getThreadUuid(), it.getPromptUuid(), it.getDisplayName());
      }
      case FILE -> new ResolvedItem.File(avro.getFile().getPath());
      case REPOSITORY -> new ResolvedItem.Repository(avro.getRepository().getFullName());
      case PULL_REQUEST -> {
        ResolvedPullRequest it = avro.getPullRequest();
        yield new ResolvedItem.PullRequest(
            it.getPrUrl(), it.getPrNumber(), it.getProvider(), it.getStatus(), it.getTitle());
      }
      case PROPOSED_CHANGE ->
          new ResolvedItem.ProposedChange(
              avro.getProposedChange().getFingerprint(), avro.getProposedChange().getPayload());
      case REVIEW_FINDING -> reviewFinding(avro.getReviewFinding());
      case PREVIEW_ENVIRONMENT -> {
        ResolvedPreviewEnvironment it = avro.getPreviewEnvironment();
        yield new ResolvedItem.PreviewEnvironment(
            it.getPreviewProjectUuid(),
            it.getPreviewThreadUuid(),
            it.getStatus(),
            it.getProjectName());
      }
      case UNKNOWN ->
          throw new IllegalArgumentException("a resolved item's kind is unknown to this version");
    };
  }

  private static ResolvedItem.ReviewFinding reviewFinding(ResolvedReviewFinding it) {
    return new ResolvedItem.ReviewFinding(
        it.getFingerprint(),
        it.getTitle(),
        it.getRootCause(),
        it.getFindingCount(),
        it.getEvidenceExcerpts().stream()
            .map(
                excerpt ->
                    new ResolvedItem.Evidence(
                        excerpt.getSource(), excerpt.getText(), excerpt.getRedacted()))
            .toList());
  }
}
