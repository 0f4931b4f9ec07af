package io.getsales.client.sandbox.junit;

import io.getsales.client.GetSales;
import io.getsales.client.GetSalesBuilder;
import io.getsales.client.sandbox.GetSalesSandbox;
import io.getsales.client.sandbox.VirtualTime;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What one test works with. The client is made when somebody asks for it. */
final class Bench implements AutoCloseable {
  private final GetSalesSandbox sandbox;
  private final @Nullable VirtualTime time;
  private final UnaryOperator<GetSalesBuilder> settings;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable GetSales client;

  Bench(
      GetSalesSandbox sandbox,
      @Nullable VirtualTime time,
      UnaryOperator<GetSalesBuilder> settings) {
    this.sandbox = sandbox;
    this.time = time;
    this.settings = settings;
  }

  GetSalesSandbox sandbox() {
    return sandbox;
  }

  @Nullable VirtualTime time() {
    return time;
  }

  GetSales client() {
    lock.lock();
    try {
      if (client == null) {
        client = settings.apply(builder()).build();
      }
      return client;
    } finally {
      lock.unlock();
    }
  }

  /** Whether a failure's message already ends with what arrived. */
  boolean isIn(@Nullable String message) {
    return message != null && message.endsWith(sandbox.describe());
  }

  @Override
  public void close() {
    lock.lock();
    try {
      if (client != null) {
        client.close();
      }
    } finally {
      lock.unlock();
    }
    sandbox.close();
  }

  private GetSalesBuilder builder() {
    GetSalesBuilder builder =
        GetSales.builder().baseUrl(sandbox.baseUrl()).apiKey(sandbox.apiKey());
    return time == null ? builder : builder.timeSource(time);
  }
}
