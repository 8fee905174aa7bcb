package dev.threadspool.bench.growth;

import dev.threadspool.bench.workload.Lightdash;
import dev.threadspool.local.LocalStack;
import dev.threadspool.operator.console.Console;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The grounds, laid out and run on. */
public final class Grounds implements AutoCloseable {

  private static final int ITEMS = 3;

  private final LocalStack stack;
  private final Console console;
  private final List<Field> fields = new ArrayList<>();

  public Grounds(LocalStack stack, Console console) {
    this.stack = stack;
    this.console = console;
  }

  /** Fills catalogues and stores, which takes a while. */
  public void lay(List<Ground> grounds) throws InterruptedException {
    Set<Integer> catalogues = new TreeSet<>();
    grounds.forEach(ground -> catalogues.add(ground.charts()));
    for (int charts : catalogues) {
      console.checkpoint();
      console.note("Filling a Lightdash with %,d charts".formatted(charts));
      Lightdash.load(stack, lightdash(charts), charts);
    }
    for (Ground ground : grounds) {
      console.checkpoint();
      console.note("Filling: " + ground.title());
      fields.add(Field.open(stack, ground, lightdash(ground.charts()), ITEMS));
    }
  }

  /**
   * @param count commands of a run
   * @return by ground
   */
  public Map<String, Grown> run(int count, int rounds) throws InterruptedException {
    long runs = (long) fields.size() * (rounds + 1);
    try (var progress = console.progress("runs on grounds", runs)) {
      return new Growing(fields, count)
          .run(
              rounds,
              () -> {
                progress.add(1);
                console.checkpoint();
              });
    }
  }

  private static String lightdash(int charts) {
    return "lightdash_%d".formatted(charts);
  }

  @Override
  public void close() throws Exception {
    for (Field field : fields) {
      field.close();
    }
  }
}
