package dev.threadspool.contract.openapi;

import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;

/** Says at the end of a run what was held against the documents and what was not. */
public final class TallyPrinter implements TestExecutionListener {

  @Override
  public void testPlanExecutionFinished(TestPlan plan) {
    if (Tally.heldSoFar() > 0) {
      System.out.println(Tally.summary());
    }
  }
}
