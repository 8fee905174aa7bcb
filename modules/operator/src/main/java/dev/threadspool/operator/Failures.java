package dev.threadspool.operator;

import dev.threadspool.contract.schemas.IncompatibleSchemaException;
import dev.threadspool.contract.wire.RegistryUnavailableException;
import dev.threadspool.local.LocalStackException;
import dev.threadspool.store.MaintenanceBusyException;
import dev.threadspool.store.bulk.RestoreRefusedException;
import dev.threadspool.store.replay.ShadowRefusedException;
import dev.threadspool.worker.dependency.DependencyAwayException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.web.server.PortInUseException;

/** A failure as one line and an exit code; a trace only where the program itself is at fault. */
final class Failures {

  /** Of SQLSTATE: connection, operator's intervention, no resources. */
  private static final Set<String> AWAY_STATES = Set.of("08", "57P", "53");

  private Failures() {}

  /** Says what failed; returns the exit code. */
  static int tell(Exception failure, PrintWriter err) {
    PortInUseException taken = cause(failure, PortInUseException.class);
    if (taken != null) {
      err.printf("threadspool: port %d is taken by somebody else%n", taken.getPort());
      err.flush();
      return ExitCode.AWAY;
    }
    BindException unfit = cause(failure, BindException.class);
    if (unfit != null) {
      err.println("threadspool: " + reason(unfit));
      err.flush();
      return ExitCode.USAGE;
    }
    int code = exitCode(failure);
    if (code == ExitCode.FAULT) {
      failure.printStackTrace(err);
    } else {
      err.println("threadspool: " + reason(failure));
    }
    err.flush();
    return code;
  }

  private static int exitCode(Exception failure) {
    return switch (failure) {
      case IncompatibleSchemaException _ -> ExitCode.FINDINGS;
      case RestoreRefusedException _, MaintenanceBusyException _, RefusedException _ ->
          ExitCode.FINDINGS;
      case AwayException _ -> ExitCode.AWAY;
      case UsageException _ -> ExitCode.USAGE;
      case ConfigException _ -> ExitCode.USAGE;
      case RegistryUnavailableException _, DependencyAwayException _ -> ExitCode.AWAY;
      case ShadowRefusedException _ -> ExitCode.FINDINGS;
      case LocalStackException _ -> ExitCode.AWAY;
      case KafkaException e when e.getCause() instanceof ConfigException -> ExitCode.USAGE;
      case KafkaException _ -> ExitCode.AWAY;
      default -> isDatabaseAway(failure) ? ExitCode.AWAY : ExitCode.FAULT;
    };
  }

  /** Lost connections, a database that goes down or has no room, a pool that waits in vain. */
  private static boolean isDatabaseAway(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLTransientConnectionException) {
        return true;
      }
      if (cause instanceof SQLException refusal && refusal.getSQLState() != null) {
        return AWAY_STATES.stream().anyMatch(refusal.getSQLState()::startsWith);
      }
    }
    return false;
  }

  /** Deep inside of what an application throws that cannot start. */
  private static <T extends Throwable> @Nullable T cause(Throwable failure, Class<T> type) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return type.cast(cause);
      }
    }
    return null;
  }

  /** What failed, and the innermost reason where that says more. */
  private static String reason(Exception failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String message = String.valueOf(failure.getMessage());
    String innermost = String.valueOf(root.getMessage());
    return message.contains(innermost) ? message : message + ": " + innermost;
  }
}
