package dev.threadspool.lightdash.harness;

import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;

/** Counts the statements that a Jdbi runs from now on. */
public final class Statements implements SqlLogger {

  private final AtomicInteger count = new AtomicInteger();

  private Statements() {}

  public static Statements of(Jdbi jdbi) {
    Statements statements = new Statements();
    jdbi.setSqlLogger(statements);
    return statements;
  }

  @Override
  public void logAfterExecution(StatementContext context) {
    count.incrementAndGet();
  }

  public int count() {
    return count.get();
  }
}
