package dev.threadspool.operator.demo.disaster;

/** What an operator runs when the database is gone; each answers with an exit code. */
interface Rescue {

  int restore();

  int audit();
}
