package dev.threadspool.worker.harness;

import dev.threadspool.contract.codec.CommandCodec;
import dev.threadspool.contract.model.ContextItem;
import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.local.sample.SampleLightdash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Records for the command topic: good commands, some made of bodies; commands that ask for what
 * cannot be had, and bytes that were damaged on the way. No two of them name the same thread.
 */
public final class FuzzedCommands {

  private static final String[] TEXTS = {
    "",
    " ",
    "\0",
    "a\0b",
    "..",
    "../x",
    "/etc/passwd",
    "a/b",
    "größe 🥪",
    "https://github.com/a/b/pull/1",
    "https://[::1",
    "http://",
    "ftp://x/1",
    "https://x/%zz",
    "null",
    "{}",
    "'; DROP TABLE thread; --",
    "\uFFFF\uFFFE",
    "x".repeat(5_000),
    "\u202Eabc",
    "%s%n",
    "${jndi:x}"
  };

  private final World world;
  private final Random random;
  private final FuzzedBodies bodies;

  public FuzzedCommands(World world, long seed) {
    this.world = world;
    this.random = new Random(seed);
    this.bodies = new FuzzedBodies(seed);
  }

  /** Returns when all are acknowledged. */
  public void send(int records) {
    List<TestCommands.Raw> raw = new ArrayList<>();
    for (int n = 0; n < records; n++) {
      ThreadCommand command = command();
      byte[] bytes = world.commands().encode(CommandCodec.toAvro(command));
      raw.add(new TestCommands.Raw(command.threadUuid().toString(), damaged(bytes)));
    }
    world.commands().sendAllRaw(raw);
  }

  private ThreadCommand command() {
    return random.nextInt(3) == 0 ? bodies.fill(asking()) : asking();
  }

  private ThreadCommand asking() {
    List<ContextItem> items = new ArrayList<>();
    for (int n = random.nextInt(5) == 0 ? random.nextInt(13) : random.nextInt(3); n > 0; n--) {
      items.add(item());
    }
    UUID user =
        pick(SampleLightdash.ADMIN, SampleLightdash.DEVELOPER, SampleLightdash.VIEWER, uuid());
    String prompt = random.nextInt(50) == 0 ? "ß".repeat(200_000) : pick("What sells?", text());
    return TestCommands.asking(uuid(), user, prompt, items.toArray(ContextItem[]::new));
  }

  private ContextItem item() {
    List<Supplier<ContextItem>> kinds =
        List.of(
            () ->
                new ContextItem.Chart(
                    pick(SampleLightdash.CHART, SampleLightdash.PRIVATE_CHART, uuid()),
                    text(),
                    null),
            () -> new ContextItem.Dashboard(pick(SampleLightdash.DASHBOARD, uuid()), text()),
            () -> new ContextItem.Thread(pick(SampleLightdash.CONVERSATION, uuid()), null),
            () -> new ContextItem.File(text()),
            () -> new ContextItem.Repository(text()),
            () -> new ContextItem.PullRequest(text()),
            () -> new ContextItem.ProposedChange(text()),
            () -> new ContextItem.ReviewFinding(text()),
            () ->
                new ContextItem.PreviewEnvironment(pick(SampleLightdash.PREVIEW_PROJECT, uuid())));
    return kinds.get(random.nextInt(kinds.size())).get();
  }

  /** Most stay whole; a null value is a tombstone, which no command is. */
  private byte @Nullable [] damaged(byte[] bytes) {
    return switch (random.nextInt(12)) {
      case 0 -> flipped(bytes);
      case 1 -> Arrays.copyOf(bytes, random.nextInt(bytes.length));
      case 2 -> random.nextBoolean() ? null : new byte[random.nextInt(20)];
      default -> bytes;
    };
  }

  /** Not in the uuids at the front: two records would come to name the same thread, or attempt. */
  private byte[] flipped(byte[] bytes) {
    int front = Math.min(bytes.length - 1, 80);
    for (int times = 1 + random.nextInt(4); times > 0; times--) {
      int place =
          random.nextInt(4) == 0 ? random.nextInt(5) : front + random.nextInt(bytes.length - front);
      bytes[place] ^= (byte) (1 << random.nextInt(8));
    }
    return bytes;
  }

  private UUID uuid() {
    return new UUID(random.nextLong(), random.nextLong());
  }

  private String text() {
    return TEXTS[random.nextInt(TEXTS.length)];
  }

  @SafeVarargs
  private <T> T pick(T... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
