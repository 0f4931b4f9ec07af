package io.getsales.client.internal.call;

import java.io.IOException;
import java.io.InterruptedIOException;
import okhttp3.ConnectionPool;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Tells a connection that the server had dropped while it lay in the pool, which is everyday life
 * for a client that calls now and then, from a server in trouble. The pool's other idle connections
 * are of the same age and are given up with it, so that the next attempt gets a fresh one.
 */
final class StaleConnectionInterceptor implements Interceptor {
  private final ConnectionPool pool;

  StaleConnectionInterceptor(ConnectionPool pool) {
    this.pool = pool;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    try {
      return chain.proceed(chain.request());
    } catch (IOException e) {
      AttemptTracker tracker = chain.request().tag(AttemptTracker.class);
      boolean timedOut = SingleSendGuard.unmasked(e) instanceof InterruptedIOException;
      if (tracker != null
          && tracker.failedOnReusedConnection()
          && !timedOut
          && !chain.call().isCanceled()) {
        tracker.metStaleConnection();
        pool.evictAll();
      }
      throw e;
    }
  }
}
