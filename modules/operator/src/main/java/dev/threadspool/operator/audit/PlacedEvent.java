package dev.threadspool.operator.audit;

import dev.threadspool.operator.reading.Event;

/** An event, and where in its topic it stands. */
record PlacedEvent(Event event, int partition, long offset) {}
