package dev.threadspool.worker.resolve;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a pull request's web address tells by itself: provider and number, also behind {@code
 * /files}, a query or a fragment.
 *
 * @param address as it was asked
 * @param number null where the path names none
 * @param provider {@code github} or {@code gitlab}, null for a host that nobody configured
 */
record PullRequestUrl(URI address, @Nullable Integer number, @Nullable String provider) {

  // None looks further than a few characters: an address may be as long as a body.
  private static final Pattern GITHUB = Pattern.compile("/pull/(\\d{1,9})(?:/|\\z)");
  private static final Pattern GITLAB = Pattern.compile("/merge_requests/(\\d{1,9})(?:/|\\z)");
  private static final Pattern TRAILING = Pattern.compile("/(\\d{1,9})/?\\z");

  /** Null where the text is no absolute http(s) URL. */
  static @Nullable PullRequestUrl parse(String text, ProviderHosts hosts) {
    URI url;
    try {
      url = new URI(text);
    } catch (URISyntaxException e) {
      return null;
    }
    String scheme = url.getScheme();
    String host = url.getHost();
    if (scheme == null || host == null || !isHttp(scheme)) {
      return null;
    }
    String path = url.getPath() == null ? "" : url.getPath();
    return new PullRequestUrl(url, number(path), hosts.provider(host.toLowerCase(Locale.ROOT)));
  }

  private static boolean isHttp(String scheme) {
    return scheme.equalsIgnoreCase("https") || scheme.equalsIgnoreCase("http");
  }

  private static @Nullable Integer number(String path) {
    for (Pattern pattern : new Pattern[] {GITHUB, GITLAB, TRAILING}) {
      Matcher matcher = pattern.matcher(path);
      if (matcher.find()) {
        return Integer.valueOf(matcher.group(1));
      }
    }
    return null;
  }
}
