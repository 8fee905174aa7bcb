package dev.threadspool.operator.console;

/** In which form a command tells what it found. */
enum Output {
  TEXT,
  JSON
}
