package dev.threadspool.lightdash;

/**
 * What a viewer may do in one project.
 *
 * @param editsOpenSpaces whether spaces that let roles in take the viewer for an editor or admin
 * @param chart which charts may be viewed
 * @param dashboard which dashboards may be viewed
 */
public record Ability(
    boolean viewProject,
    boolean viewSourceCode,
    boolean manageAiAgent,
    boolean editsOpenSpaces,
    ContentRule chart,
    ContentRule dashboard) {

  public static final Ability NOTHING =
      new Ability(false, false, false, false, ContentRule.NONE, ContentRule.NONE);

  public static final Ability EVERYTHING =
      new Ability(true, true, true, true, ContentRule.ALL, ContentRule.ALL);

  /** Rules only add, nothing takes away. */
  public Ability and(Ability other) {
    return new Ability(
        viewProject || other.viewProject,
        viewSourceCode || other.viewSourceCode,
        manageAiAgent || other.manageAiAgent,
        editsOpenSpaces || other.editsOpenSpaces,
        chart.or(other.chart),
        dashboard.or(other.dashboard));
  }
}
