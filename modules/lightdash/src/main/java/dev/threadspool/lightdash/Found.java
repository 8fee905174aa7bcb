package dev.threadspool.lightdash;

/**
 * What became of a query.
 *
 * @param <T> what was asked for
 */
public sealed interface Found<T> {

  /** It is not there: never was, was deleted, or belongs to another project. */
  record Missing<T>() implements Found<T> {}

  /** It is there, and the viewer may not see it. */
  record Denied<T>() implements Found<T> {}

  /** It is there. */
  record Visible<T>(T facts) implements Found<T> {}
}
