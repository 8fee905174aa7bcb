package dev.threadspool.contract.codec;

import dev.threadspool.contract.avro.ThreadErased;
import dev.threadspool.contract.model.ErasedThread;

/** Which threads were erased. */
public final class ErasedCodec {

  private ErasedCodec() {}

  public static ThreadErased toAvro(ErasedThread erased) {
    return new ThreadErased(erased.threadUuid(), erased.erasedAt());
  }

  public static ErasedThread fromAvro(ThreadErased event) {
    return new ErasedThread(event.getThreadUuid(), event.getErasedAt());
  }
}
