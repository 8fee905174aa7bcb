package dev.threadspool.lightdash;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What exists in Lightdash, and who may see it: a port. Every method asks one query for all of its
 * keys (charts and dashboards three: what they are, and what their spaces are and whom they let
 * in); what the infrastructure throws comes out as it is. Thread-safe.
 */
public interface Catalogue {

  /** Those of these users that exist, of whatever organization. */
  Map<UUID, Person> people(Collection<UUID> userUuids);

  /** Those of these viewers who may use AI agents at all. */
  Set<Viewer> withCopilot(Collection<Viewer> viewers);

  /** Those of these agents that exist in their viewer's organization. */
  Map<AgentQuery, Agent> agents(Collection<AgentQuery> queries);

  /**
   * What these viewers may do in these projects: roles of the organization, of the project, and of
   * groups together.
   */
  Abilities abilities(Collection<Standing> standings);

  /** An answer a query, in the same order. */
  List<Found<Chart>> charts(List<ContentQuery> queries, Abilities abilities);

  /** An answer a query, in the same order. */
  List<Found<Dashboard>> dashboards(List<ContentQuery> queries, Abilities abilities);

  /** What is known; nothing for a pull request that Lightdash has no record of. */
  Map<PullRequestQuery, PullRequestFacts> pullRequests(Collection<PullRequestQuery> queries);

  /**
   * Those of these conversations that exist in their viewer's organization and have an agent.
   *
   * @throws LongNamesException where their names are too long together
   */
  Map<ConversationQuery, Conversation> conversations(Collection<ConversationQuery> queries);

  /** Those of these findings that a review promoted. */
  Map<FindingQuery, Finding> findings(Collection<FindingQuery> queries);

  /** Those of these projects that are previews of the organization. */
  Map<PreviewQuery, Preview> previews(Collection<PreviewQuery> queries);
}
