package dev.threadspool.lightdash.postgres;

import dev.threadspool.lightdash.Abilities;
import dev.threadspool.lightdash.Agent;
import dev.threadspool.lightdash.AgentQuery;
import dev.threadspool.lightdash.Catalogue;
import dev.threadspool.lightdash.Chart;
import dev.threadspool.lightdash.ContentQuery;
import dev.threadspool.lightdash.Conversation;
import dev.threadspool.lightdash.ConversationQuery;
import dev.threadspool.lightdash.Dashboard;
import dev.threadspool.lightdash.FeatureGate;
import dev.threadspool.lightdash.Finding;
import dev.threadspool.lightdash.FindingQuery;
import dev.threadspool.lightdash.Found;
import dev.threadspool.lightdash.Person;
import dev.threadspool.lightdash.Preview;
import dev.threadspool.lightdash.PreviewQuery;
import dev.threadspool.lightdash.PullRequestFacts;
import dev.threadspool.lightdash.PullRequestQuery;
import dev.threadspool.lightdash.Standing;
import dev.threadspool.lightdash.Viewer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Lightdash's own tables, only read. An empty batch asks nothing. */
public final class PostgresCatalogue implements Catalogue {

  private final Jdbi jdbi;
  private final boolean customRoles;
  private final FeatureGate gate;
  private final long limitBytes;
  // Once there they stay; until then a migration of Lightdash's may bring them at any time.
  private volatile boolean customRolesInDatabase;
  private volatile boolean flagsInDatabase;

  /** For everybody. */
  public PostgresCatalogue(Jdbi jdbi, boolean customRoles) {
    this(jdbi, customRoles, FeatureGate.ALWAYS);
  }

  /** For whoever asks for few conversations, or none: their names are without a limit. */
  public PostgresCatalogue(Jdbi jdbi, boolean customRoles, FeatureGate gate) {
    this(jdbi, customRoles, gate, Long.MAX_VALUE);
  }

  /**
   * @param customRoles whether custom roles are honoured where the database has them
   * @param gate who may use AI agents at all
   * @param limitBytes of UTF-8, of the names of all conversations that are asked for together
   */
  public PostgresCatalogue(Jdbi jdbi, boolean customRoles, FeatureGate gate, long limitBytes) {
    this.jdbi = jdbi;
    this.customRoles = customRoles;
    this.gate = gate;
    this.limitBytes = limitBytes;
  }

  @Override
  public Map<UUID, Person> people(Collection<UUID> userUuids) {
    return userUuids.isEmpty()
        ? Map.of()
        : jdbi.withHandle(handle -> PeopleQuery.run(handle, userUuids));
  }

  @Override
  public Set<Viewer> withCopilot(Collection<Viewer> viewers) {
    return switch (gate) {
      case ALWAYS -> Set.copyOf(viewers);
      case FLAG, FLAG_OR_TRIAL ->
          viewers.isEmpty()
              ? Set.of()
              : jdbi.withHandle(
                  handle -> CopilotQuery.run(handle, viewers, gate, hasFlags(handle)));
    };
  }

  @Override
  public Map<AgentQuery, Agent> agents(Collection<AgentQuery> queries) {
    return queries.isEmpty()
        ? Map.of()
        : jdbi.withHandle(handle -> AgentsQuery.run(handle, queries));
  }

  @Override
  public Abilities abilities(Collection<Standing> standings) {
    return standings.isEmpty()
        ? new Abilities(Map.of())
        : jdbi.withHandle(
            handle -> AbilitiesQuery.run(handle, standings, customRoles && hasCustomRoles(handle)));
  }

  @Override
  public List<Found<Chart>> charts(List<ContentQuery> queries, Abilities abilities) {
    return queries.isEmpty()
        ? List.of()
        : jdbi.withHandle(handle -> ChartsQuery.run(handle, queries, abilities));
  }

  @Override
  public List<Found<Dashboard>> dashboards(List<ContentQuery> queries, Abilities abilities) {
    return queries.isEmpty()
        ? List.of()
        : jdbi.withHandle(handle -> DashboardsQuery.run(handle, queries, abilities));
  }

  @Override
  public Map<PullRequestQuery, PullRequestFacts> pullRequests(
      Collection<PullRequestQuery> queries) {
    return queries.isEmpty()
        ? Map.of()
        : jdbi.withHandle(handle -> PullRequestsQuery.run(handle, queries));
  }

  @Override
  public Map<ConversationQuery, Conversation> conversations(Collection<ConversationQuery> queries) {
    return queries.isEmpty()
        ? Map.of()
        : jdbi.withHandle(handle -> ConversationsQuery.run(handle, queries, limitBytes));
  }

  @Override
  public Map<FindingQuery, Finding> findings(Collection<FindingQuery> queries) {
    return queries.isEmpty()
        ? Map.of()
        : jdbi.withHandle(handle -> FindingsQuery.run(handle, queries));
  }

  @Override
  public Map<PreviewQuery, Preview> previews(Collection<PreviewQuery> queries) {
    return queries.isEmpty()
        ? Map.of()
        : jdbi.withHandle(handle -> PreviewsQuery.run(handle, queries));
  }

  /** Databases from before custom roles have neither the columns nor the table. */
  private boolean hasCustomRoles(Handle handle) {
    if (!customRolesInDatabase) {
      customRolesInDatabase =
          handle
              .createQuery(
                  """
                  SELECT to_regclass('scoped_roles') IS NOT NULL AND count(*) = 3
                  FROM information_schema.columns
                  WHERE column_name = 'role_uuid' AND table_schema = current_schema()
                    AND table_name IN ('organization_memberships', 'project_memberships', 'project_group_access')
                  """)
              .mapTo(Boolean.class)
              .one();
    }
    return customRolesInDatabase;
  }

  /** As above. */
  private boolean hasFlags(Handle handle) {
    if (!flagsInDatabase) {
      flagsInDatabase =
          handle
              .createQuery("SELECT to_regclass('feature_flag_overrides') IS NOT NULL")
              .mapTo(Boolean.class)
              .one();
    }
    return flagsInDatabase;
  }
}
