package dev.threadspool.lightdash;

/** Who may use an agent, in Lightdash's order of rules: the first that fits decides. */
public final class AgentAccess {

  private AgentAccess() {}

  /**
   * @param ability the viewer's on the agent's project
   */
  public static boolean mayUse(Agent agent, Ability ability) {
    if (ability.manageAiAgent()) {
      return true;
    }
    if (agent.adminOnly()) {
      return false;
    }
    return agent.restricted() ? agent.listed() : ability.viewProject();
  }
}
