package dev.threadspool.worker.resolve;

import dev.threadspool.contract.model.ContextItem;
import dev.threadspool.contract.model.ResolvedItem;
import dev.threadspool.lightdash.Abilities;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Repositories: whoever may view the project's source code may pin one by its name. The name has to
 * read {@code owner/name}, in GitLab with groups before it (decision 8).
 */
final class RepositoryResolver implements ItemResolver<ContextItem.Repository> {

  /** GitLab nests groups up to 20 deep. */
  private static final Pattern FULL_NAME =
      Pattern.compile(
          "(?!.*(^|/)\\.{1,2}(/|$))[A-Za-z0-9_.-]{1,255}(/[A-Za-z0-9_.-]{1,255}){1,21}");

  @Override
  public List<ItemResult> resolve(List<Pinned<ContextItem.Repository>> items, Abilities abilities) {
    return items.stream().map(item -> result(item, abilities)).toList();
  }

  private static ItemResult result(Pinned<ContextItem.Repository> pinned, Abilities abilities) {
    if (!abilities.of(pinned.viewer(), pinned.projectUuid()).viewSourceCode()) {
      return new ItemResult.Refused(Errors.sourceCodeForbidden());
    }
    String fullName = pinned.item().fullName();
    return FULL_NAME.matcher(fullName).matches()
        ? new ItemResult.Found(new ResolvedItem.Repository(fullName))
        : new ItemResult.Refused(Errors.noFullName());
  }
}
