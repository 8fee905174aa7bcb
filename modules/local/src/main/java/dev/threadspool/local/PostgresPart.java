package dev.threadspool.local;

/** PostgreSQL, which trusts {@link LocalStack#user()} whatever the password. */
public interface PostgresPart extends StackPart {

  /** Host and port, for clients; the same before and after any start. */
  String address();
}
