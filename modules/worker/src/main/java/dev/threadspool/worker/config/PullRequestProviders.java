package dev.threadspool.worker.config;

import dev.threadspool.worker.resolve.ProviderHosts;
import dev.threadspool.worker.resolve.provider.HttpProviders;
import dev.threadspool.worker.resolve.provider.ProviderHost;
import dev.threadspool.worker.resolve.provider.ProviderKind;
import dev.threadspool.worker.resolve.provider.ProviderLimits;
import dev.threadspool.worker.resolve.provider.Providers;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code threadspool.providers.}: who is asked for the title and the state of pull requests. Where
 * no host is named, nobody is.
 *
 * @param hosts the only hosts that are ever contacted
 * @param budget how long a batch waits for all its pull requests together
 * @param connectTimeout how long a connection may take to come about
 * @param requestTimeout how long one request may take with all its body
 * @param concurrency requests to one host at once
 * @param fresh for how long an answer is taken without asking again
 * @param cacheSize so many pull requests are remembered
 * @param openFor how long a host that keeps failing is left alone
 */
public record PullRequestProviders(
    @DefaultValue List<Host> hosts,
    @DefaultValue("2s") Duration budget,
    @DefaultValue("1s") Duration connectTimeout,
    @DefaultValue("3s") Duration requestTimeout,
    @DefaultValue("8") int concurrency,
    @DefaultValue("60s") Duration fresh,
    @DefaultValue("10000") int cacheSize,
    @DefaultValue("30s") Duration openFor) {

  /**
   * @param host of the web addresses, with its port where it is not 443
   * @param kind {@code github} or {@code gitlab}
   * @param api the base of its API; the usual one where it is not given
   * @param token sent to that API only
   * @param owners accounts or top-level groups that may be asked about; all where none is given
   */
  public record Host(
      @Nullable String host,
      @Nullable ProviderKind kind,
      @Nullable String api,
      @Nullable String token,
      @DefaultValue Set<String> owners) {

    ProviderHost checked() {
      if (host == null || kind == null) {
        throw new IllegalArgumentException("threadspool.providers.hosts[n] needs host and kind");
      }
      return ProviderHost.of(host, kind, api, token, owners);
    }

    /** Without the token. */
    @Override
    public String toString() {
      return "Host[host=%s, kind=%s, api=%s, owners=%s]".formatted(host, kind, api, owners);
    }
  }

  /**
   * What is recognised as a provider's address: everything that is asked, and what is named
   * besides.
   *
   * @param github further hosts of GitHub Enterprise, lower-case
   * @param gitlab further hosts of self-hosted GitLab, lower-case
   */
  ProviderHosts recognised(Set<String> github, Set<String> gitlab) {
    Set<String> allGithub = new HashSet<>(github);
    Set<String> allGitlab = new HashSet<>(gitlab);
    for (Host host : hosts) {
      ProviderHost checked = host.checked();
      switch (checked.kind()) {
        case GITHUB -> allGithub.add(checked.hostName());
        case GITLAB -> allGitlab.add(checked.hostName());
      }
    }
    return new ProviderHosts(allGithub, allGitlab);
  }

  /**
   * @param most a batch never waits longer than this, whatever is configured
   * @throws IllegalArgumentException where a host is named twice or wrongly
   */
  Providers open(Clock clock, MeterRegistry meters, Duration most) {
    return hosts.isEmpty()
        ? Providers.NONE
        : new HttpProviders(
            hosts.stream().map(Host::checked).toList(),
            new ProviderLimits(
                budget.compareTo(most) < 0 ? budget : most,
                connectTimeout,
                requestTimeout,
                concurrency,
                fresh,
                cacheSize,
                openFor),
            clock,
            meters);
  }
}
