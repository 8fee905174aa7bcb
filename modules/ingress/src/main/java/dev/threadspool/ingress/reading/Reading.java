package dev.threadspool.ingress.reading;

/** All that readers need; there where a store is configured. */
public record Reading(ThreadFinder finder, ThreadLists lists) {}
