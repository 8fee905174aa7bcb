package dev.threadspool.bench.profile;

import dev.threadspool.bench.site.Arena;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * Processor time used so far: by the JVM with worker, broker and the bench itself, by PostgreSQL
 * with all its sessions that are there, and what of the JVM's its own threads have.
 */
record Processors(Duration jvm, Duration postgres, JvmThreads own) {

  /**
   * Of the server that an arena's database is in, on this machine: the parent of any session. (It
   * is no descendant of this process: what started it has ended.)
   */
  static ProcessHandle postmaster(Arena arena) {
    return arena
        .jdbi()
        .withHandle(
            handle ->
                ProcessHandle.of(handle.select("SELECT pg_backend_pid()").mapTo(Long.class).one())
                    .flatMap(ProcessHandle::parent)
                    .orElseThrow(
                        () -> new IllegalStateException("PostgreSQL is not on this machine")));
  }

  static Processors now(ProcessHandle postmaster) {
    Duration postgres =
        Stream.concat(Stream.of(postmaster), postmaster.children())
            .map(Processors::used)
            .reduce(Duration.ZERO, Duration::plus);
    return new Processors(used(ProcessHandle.current()), postgres, JvmThreads.now());
  }

  private static Duration used(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  Processors since(Processors before) {
    return new Processors(
        jvm.minus(before.jvm), postgres.minus(before.postgres), own.since(before.own));
  }

  Processors plus(Processors other) {
    return new Processors(jvm.plus(other.jvm), postgres.plus(other.postgres), own.plus(other.own));
  }
}
