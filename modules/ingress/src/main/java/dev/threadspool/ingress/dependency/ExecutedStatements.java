package dev.threadspool.ingress.dependency;

import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Takes what a database has executed for a sign that it is there, and nothing else: many questions
 * are answered out of what is remembered, or need no answer. Thread-safe.
 */
public final class ExecutedStatements implements SqlLogger {

  private final Dependency database;
  private final Dependencies dependencies;

  public ExecutedStatements(Dependency database, Dependencies dependencies) {
    this.database = database;
    this.dependencies = dependencies;
  }

  @Override
  public void logAfterExecution(StatementContext context) {
    dependencies.back(database);
  }
}
