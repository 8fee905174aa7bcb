package dev.threadspool.worker.resolve;

import dev.threadspool.contract.model.ContextItem;
import dev.threadspool.contract.model.ResolvedItem;
import dev.threadspool.lightdash.Abilities;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Source files: whoever may view the project's source code may pin a path in it. Whether the file
 * exists is not asked, as in Lightdash; a path that leaves the project is refused (decision 8).
 */
final class FileResolver implements ItemResolver<ContextItem.File> {

  private static final Pattern SEPARATOR = Pattern.compile("[/\\\\]");
  private static final Pattern ABSOLUTE = Pattern.compile("(?s)([/\\\\]|[A-Za-z]:|~).*");

  @Override
  public List<ItemResult> resolve(List<Pinned<ContextItem.File>> items, Abilities abilities) {
    return items.stream().map(item -> result(item, abilities)).toList();
  }

  private static ItemResult result(Pinned<ContextItem.File> pinned, Abilities abilities) {
    if (!abilities.of(pinned.viewer(), pinned.projectUuid()).viewSourceCode()) {
      return new ItemResult.Refused(Errors.sourceCodeForbidden());
    }
    String path = pinned.item().path();
    return staysInside(path)
        ? new ItemResult.Found(new ResolvedItem.File(path))
        : new ItemResult.Refused(Errors.noPath());
  }

  static boolean staysInside(String path) {
    return !path.isBlank()
        && !ABSOLUTE.matcher(path).matches()
        && SEPARATOR.splitAsStream(path).noneMatch(".."::equals);
  }
}
