package dev.threadspool.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.contract.model.Origin;
import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.store.harness.Samples;
import dev.threadspool.store.harness.TestStore;
import dev.threadspool.store.internal.HandleTransaction;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.Test;

/** One statement a table, however large the batch. */
class StatementCountTest {

  private final TestStore test = TestStore.migrated();

  @Test
  void shouldNotAskMoreOftenForALargerBatch() {
    // Given: rows of progress are there
    statementsFor(1_000);

    // When
    List<String> forOne = statementsFor(1);
    List<String> forTen = statementsFor(10);
    List<String> forHundred = statementsFor(100);
    List<String> forThousand = statementsFor(1_000);

    // Then: progress (2), erased, threads, prompts, context, threads read, rejections (5), dead
    // letters (2)
    assertThat(forOne).hasSize(14);
    // One thread is read however large it is; of more it is asked first how large they are.
    assertThat(forTen).hasSize(15).containsAll(forOne);
    // Of many, threads, prompts and context are copied, which is no statement that is seen here.
    assertThat(forHundred).hasSize(12).isSubsetOf(forTen);
    assertThat(forThousand).isEqualTo(forHundred);
  }

  private List<String> statementsFor(int size) {
    List<String> statements = new ArrayList<>();
    test.jdbi()
        .setSqlLogger(
            new SqlLogger() {
              @Override
              public void logAfterExecution(StatementContext context) {
                statements.add(context.getRawSql());
              }
            });
    test.jdbi()
        .useTransaction(handle -> decide(new HandleTransaction(handle, Long.MAX_VALUE), size));
    return statements;
  }

  private static void decide(DecisionTransaction transaction, int size) {
    List<StoredThread> threads = Stream.generate(Samples::thread).limit(size).toList();
    List<Origin> origins = Stream.generate(Samples::origin).limit(size).toList();
    var partitions =
        IntStream.range(0, size)
            .mapToObj(Samples::partition)
            .collect(Collectors.toCollection(TreeSet::new));
    var progress = transaction.lockProgress(partitions);
    transaction.erased(threads.stream().map(StoredThread::threadUuid).toList());
    transaction.insertThreads(threads);
    transaction.threads(threads.stream().map(StoredThread::threadUuid).toList());
    transaction.rejectionsByOrigin(origins);
    transaction.rejected(
        Stream.generate(() -> new CommandKey(UUID.randomUUID(), UUID.randomUUID()))
            .limit(size)
            .toList());
    transaction.firstRejections(
        Stream.generate(Samples::rejection).map(RejectionKey::of).limit(size).toList());
    transaction.insertRejections(Stream.generate(Samples::rejection).limit(size).toList());
    transaction.rejectionsRepeated(origins, Samples.NOON);
    transaction.deadLetters(origins);
    transaction.insertDeadLetters(
        origins.stream().map(origin -> Samples.deadLetter(origin, Samples.NOON)).toList());
    transaction.advanceProgress(new TreeMap<>(progress));
  }
}
