package dev.threadspool.operator.parts;

import dev.threadspool.local.LocalStack;

/**
 * Everything runs, and this is where.
 *
 * @param ingressPort of the HTTP contract, on 127.0.0.1
 * @param workerPort of the worker's health and metrics, on 127.0.0.1
 */
public record Running(LocalStack stack, LocalSettings settings, int ingressPort, int workerPort) {

  public String ingressUrl() {
    return "http://127.0.0.1:" + ingressPort;
  }

  public String workerUrl() {
    return "http://127.0.0.1:" + workerPort;
  }
}
