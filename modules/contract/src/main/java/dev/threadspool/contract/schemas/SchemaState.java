package dev.threadspool.contract.schemas;

/** What a registry says of a schema. */
public sealed interface SchemaState {

  /** It is there. */
  record Registered(int id) implements SchemaState {}

  /** It is not there, and could be registered. */
  record Missing() implements SchemaState {}

  /** It is not there, and the registry would refuse it beside what is. */
  record Incompatible(String reason) implements SchemaState {}
}
