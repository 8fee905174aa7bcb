package dev.threadspool.lightdash.harness;

import dev.threadspool.lightdash.Ability;
import dev.threadspool.lightdash.Agent;
import dev.threadspool.lightdash.AgentAccess;
import dev.threadspool.lightdash.AgentQuery;
import dev.threadspool.lightdash.Catalogue;
import dev.threadspool.lightdash.Chart;
import dev.threadspool.lightdash.ContentQuery;
import dev.threadspool.lightdash.Dashboard;
import dev.threadspool.lightdash.Found;
import dev.threadspool.lightdash.Standing;
import dev.threadspool.lightdash.Viewer;
import java.util.List;
import java.util.UUID;

/** Looks at one project of a catalogue with one viewer's eyes, one thing at a time. */
public record Look(Catalogue catalogue, Viewer viewer, UUID project) {

  public Ability ability() {
    return catalogue.abilities(List.of(standing())).of(viewer, project);
  }

  public Found<Chart> chart(UUID chart) {
    ContentQuery query = new ContentQuery(viewer, project, chart);
    return catalogue.charts(List.of(query), catalogue.abilities(List.of(standing()))).getFirst();
  }

  public Found<Dashboard> dashboard(UUID dashboard) {
    ContentQuery query = new ContentQuery(viewer, project, dashboard);
    return catalogue
        .dashboards(List.of(query), catalogue.abilities(List.of(standing())))
        .getFirst();
  }

  /** Which of the two can be seen: yes, no, charts or dashboards, as docs/access.md says it. */
  public String content(UUID chart, UUID dashboard) {
    boolean seesChart = chart(chart) instanceof Found.Visible;
    boolean seesDashboard = dashboard(dashboard) instanceof Found.Visible;
    if (seesChart) {
      return seesDashboard ? "yes" : "charts";
    }
    return seesDashboard ? "dashboards" : "no";
  }

  /** Whether the agent is there and lets the viewer in. */
  public boolean mayUse(UUID agentUuid) {
    AgentQuery query = new AgentQuery(viewer, agentUuid);
    Agent agent = catalogue.agents(List.of(query)).get(query);
    return agent != null && AgentAccess.mayUse(agent, ability());
  }

  private Standing standing() {
    return new Standing(viewer, project);
  }
}
