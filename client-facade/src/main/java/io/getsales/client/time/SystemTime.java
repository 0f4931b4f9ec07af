package io.getsales.client.time;

import java.time.Instant;

/** The machine's own clock and real waits. */
enum SystemTime implements TimeSource {
  INSTANCE;

  @Override
  public Instant now() {
    return Instant.now();
  }

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public boolean await(Signal signal, long nanos) throws InterruptedException {
    return signal.await(nanos);
  }
}
