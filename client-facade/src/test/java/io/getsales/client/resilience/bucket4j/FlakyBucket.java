package io.getsales.client.resilience.bucket4j;

import io.getsales.client.resilience.Quota;
import io.getsales.client.sandbox.VirtualTime;
import io.github.bucket4j.BlockingBucket;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;

/**
 * A bucket behind a network that a test can make slow or cut. What arrives is counted, and answered
 * by a local bucket on virtual time.
 */
final class FlakyBucket {

  /** What a driver throws. */
  static final class StoreDown extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoreDown() {
      super("connection refused");
    }
  }

  private final VirtualTime time;
  private final Bucket local;
  private Duration latency = Duration.ZERO;
  private Duration timeout = Duration.ZERO;
  private boolean down;
  private int asked;

  FlakyBucket(Quota quota, VirtualTime time) {
    this.time = time;
    this.local = bucket(quota, time);
  }

  /** A local bucket of the configuration for real stores. */
  static Bucket bucket(Quota quota, VirtualTime time) {
    TimeMeter meter =
        new TimeMeter() {
          @Override
          public long currentTimeNanos() {
            return time.elapsed().toNanos();
          }

          @Override
          public boolean isWallClockBased() {
            return false;
          }
        };
    var builder = Bucket.builder().withCustomTimePrecision(meter);
    for (var limit : SharedBucket.configuration(quota).getBandwidths()) {
      builder.addLimit(limit);
    }
    return builder.build();
  }

  /** The bucket as a process sees it. */
  Bucket remote() {
    return proxy(Bucket.class, local);
  }

  /** The bucket as it is. */
  Bucket local() {
    return local;
  }

  void latency(Duration each) {
    latency = each;
  }

  /** From now on nothing arrives, and the driver takes so long to notice. */
  void goDown(Duration driverTimeout) {
    down = true;
    timeout = driverTimeout;
  }

  void comeBack() {
    down = false;
  }

  /** How many times somebody tried to reach the store. */
  int asked() {
    return asked;
  }

  private <T> T proxy(Class<T> type, Object target) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              if (method.getName().equals("asBlocking")) {
                return proxy(BlockingBucket.class, local.asBlocking());
              }
              return call(target, method, arguments);
            }));
  }

  private Object call(Object target, Method method, Object[] arguments) throws Throwable {
    asked++;
    if (down) {
      pass(timeout);
      throw new StoreDown();
    }
    pass(latency);
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private void pass(Duration duration) {
    if (duration.isZero()) {
      return;
    }
    try {
      time.sleep(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted in the driver", e);
    }
  }
}
