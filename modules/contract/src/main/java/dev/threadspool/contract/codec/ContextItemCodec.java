package dev.threadspool.contract.codec;

import dev.threadspool.contract.avro.AskedChart;
import dev.threadspool.contract.avro.AskedDashboard;
import dev.threadspool.contract.avro.AskedFile;
import dev.threadspool.contract.avro.AskedPreviewEnvironment;
import dev.threadspool.contract.avro.AskedProposedChange;
import dev.threadspool.contract.avro.AskedPullRequest;
import dev.threadspool.contract.avro.AskedRepository;
import dev.threadspool.contract.avro.AskedReviewFinding;
import dev.threadspool.contract.avro.AskedThread;
import dev.threadspool.contract.avro.ChartRuntimeOverrides;
import dev.threadspool.contract.avro.ContextKind;
import dev.threadspool.contract.json.PublishedOverrides;
import dev.threadspool.contract.model.ContextItem;
import org.jspecify.annotations.Nullable;

/** Items as asked: one nullable member a kind on the topic, a sealed interface here. */
final class ContextItemCodec {

  private ContextItemCodec() {}

  static dev.threadspool.contract.avro.ContextItem toAvro(ContextItem item) {
    var avro = new dev.threadspool.contract.avro.ContextItem();
    switch (item) {
      case ContextItem.Chart(var uuid, var slug, var overrides) ->
          set(avro, ContextKind.CHART, new AskedChart(uuid, slug, overrides));
      case ContextItem.Dashboard(var uuid, var slug) ->
          set(avro, ContextKind.DASHBOARD, new AskedDashboard(uuid, slug));
      case ContextItem.Thread(var uuid, var promptUuid) ->
          set(avro, ContextKind.THREAD, new AskedThread(uuid, promptUuid));
      case ContextItem.File(var path) -> set(avro, ContextKind.FILE, new AskedFile(path));
      case ContextItem.Repository(var fullName) ->
          set(avro, ContextKind.REPOSITORY, new AskedRepository(fullName));
      case ContextItem.PullRequest(var prUrl) ->
          set(avro, ContextKind.PULL_REQUEST, new AskedPullRequest(prUrl));
      case ContextItem.ProposedChange(var fingerprint) ->
          set(avro, ContextKind.PROPOSED_CHANGE, new AskedProposedChange(fingerprint));
      case ContextItem.ReviewFinding(var fingerprint) ->
          set(avro, ContextKind.REVIEW_FINDING, new AskedReviewFinding(fingerprint));
      case ContextItem.PreviewEnvironment(var uuid) ->
          set(avro, ContextKind.PREVIEW_ENVIRONMENT, new AskedPreviewEnvironment(uuid));
    }
    return avro;
  }

  /** The member of a kind stands at the kind's own place: the schema lists both in one order. */
  private static void set(
      dev.threadspool.contract.avro.ContextItem avro, ContextKind kind, Object member) {
    avro.put(0, kind);
    avro.put(kind.ordinal(), member);
  }

  /**
   * @throws InvalidItemException where not exactly the member that {@code kind} names is set, or
   *     where it says what the HTTP contract does not allow
   * @throws UnreadableCommandException for a kind, or another symbol, that a newer version added
   */
  static ContextItem fromAvro(dev.threadspool.contract.avro.ContextItem avro)
      throws InvalidItemException, UnreadableCommandException {
    if (avro.getKind() == ContextKind.UNKNOWN) {
      throw new UnreadableCommandException("a context item's kind is unknown to this version");
    }
    if (!hasOnlyTheMemberOf(avro.getKind(), avro)) {
      throw new InvalidItemException("", "must have exactly the member that its kind names");
    }
    return switch (avro.getKind()) {
      case CHART ->
          new ContextItem.Chart(
              avro.getChart().getChartUuid(),
              avro.getChart().getChartSlug(),
              overrides(avro.getChart().getRuntimeOverrides()));
      case DASHBOARD ->
          new ContextItem.Dashboard(
              avro.getDashboard().getDashboardUuid(), avro.getDashboard().getDashboardSlug());
      case THREAD ->
          new ContextItem.Thread(
              avro.getThread().getThreadUuid(), avro.getThread().getPromptUuid());
      case FILE -> new ContextItem.File(avro.getFile().getPath());
      case REPOSITORY -> new ContextItem.Repository(avro.getRepository().getFullName());
      case PULL_REQUEST -> new ContextItem.PullRequest(avro.getPullRequest().getPrUrl());
      case PROPOSED_CHANGE ->
          new ContextItem.ProposedChange(avro.getProposedChange().getFingerprint());
      case REVIEW_FINDING ->
          new ContextItem.ReviewFinding(avro.getReviewFinding().getFingerprint());
      case PREVIEW_ENVIRONMENT ->
          new ContextItem.PreviewEnvironment(avro.getPreviewEnvironment().getPreviewProjectUuid());
      case UNKNOWN -> throw new IllegalStateException("told apart above");
    };
  }

  private static @Nullable ChartRuntimeOverrides overrides(
      @Nullable ChartRuntimeOverrides published)
      throws InvalidItemException, UnreadableCommandException {
    if (published == null) {
      return null;
    }
    if (!PublishedOverrides.areUnderstood(published)) {
      throw new UnreadableCommandException(
          "an operator or a type in runtime overrides is unknown to this version");
    }
    String fault = PublishedOverrides.fault(published);
    if (fault != null) {
      throw new InvalidItemException(".runtimeOverrides", fault);
    }
    return PublishedOverrides.levelled(published);
  }

  private static boolean hasOnlyTheMemberOf(
      ContextKind kind, dev.threadspool.contract.avro.ContextItem avro) {
    int fields = avro.getSchema().getFields().size();
    for (int field = 1; field < fields; field++) {
      if ((avro.get(field) != null) != (field == kind.ordinal())) {
        return false;
      }
    }
    return true;
  }
}
