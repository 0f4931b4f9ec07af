package io.getsales.client.internal.call;

import io.getsales.client.time.Signal;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** Gives generated interfaces a switch that ends all calls made through them. */
public final class CancelledWith {
  private CancelledWith() {}

  /** The same interface; its calls end when the signal is raised. */
  public static <A> A signal(Signal signal, Class<A> type, A api) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              Object answer;
              try {
                answer = method.invoke(api, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
              if (answer instanceof RetryingCall<?> call) {
                call.endWith(signal);
              }
              return answer;
            }));
  }
}
