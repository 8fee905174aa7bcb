package dev.threadspool.worker.announce;

/**
 * The group coordinator took no offsets under the membership that they were sent with. The
 * transaction is aborted, for certain: nothing of it is told or committed.
 */
final class RefusedMembershipException extends RuntimeException {

  RefusedMembershipException(Throwable cause) {
    super("the group has moved on: " + cause.getMessage(), cause);
  }
}
