package dev.threadspool.store.replay;

/**
 * Commands with which it is the same.
 *
 * @param live what came of them, in a word
 * @param shadow what would come of them
 */
public record OutcomeGroup(OutcomeDifference.Kind kind, String live, String shadow, long count) {}
