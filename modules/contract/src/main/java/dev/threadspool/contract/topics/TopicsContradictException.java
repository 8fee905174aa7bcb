package dev.threadspool.contract.topics;

import java.util.List;
import java.util.stream.Collectors;

/** The cluster has topics on which Threadspool cannot keep its promises. */
public final class TopicsContradictException extends RuntimeException {

  private static final long serialVersionUID = 1;

  TopicsContradictException(List<Finding> errors) {
    super(
        errors.stream()
            .map(Finding::toString)
            .collect(
                Collectors.joining(
                    "; ",
                    "The topics contradict their declaration: ",
                    ". Create what is missing with `threadspool topics create`; alter the others,"
                        + " or declare them as they are (threadspool.topics.*).")));
  }
}
