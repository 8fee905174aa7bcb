/**
 * What a command asks for and what became of it, as plain values. Every other shape (JSON at the
 * HTTP border, Avro on the topics, rows in PostgreSQL) is mapped to and from these.
 */
@NullMarked
package dev.threadspool.contract.model;

import org.jspecify.annotations.NullMarked;
