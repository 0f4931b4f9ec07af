package io.getsales.client.internal.call;

import io.getsales.client.generated.support.Operation;
import io.getsales.client.generated.support.Repeat;
import io.getsales.client.generated.support.RepeatClass;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.Map;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import retrofit2.Invocation;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.HEAD;
import retrofit2.http.PATCH;
import retrofit2.http.POST;
import retrofit2.http.PUT;
import retrofit2.http.Path;

/** What the description says about the operation that an interface method calls. */
final class OperationInfo {
  private final String id;
  private final RepeatClass repeatClass;
  private final Map<Integer, String> pathParameters;
  private final Method method;

  private OperationInfo(Method method) {
    Operation operation = method.getAnnotation(Operation.class);
    id = operation != null ? operation.value() : method.getName();
    repeatClass = repeatClass(method);
    pathParameters = pathParameters(method);
    this.method = method;
  }

  /** Reads the annotations of a method. */
  static OperationInfo of(Method method) {
    return new OperationInfo(method);
  }

  /** What the transport has found out about the request. */
  static OperationInfo of(Request request) {
    OperationInfo operation = request.tag(OperationInfo.class);
    if (operation == null) {
      throw new IllegalStateException("a request that did not come through the transport");
    }
    return operation;
  }

  /** How the interface was called that made the request. */
  static Invocation invocation(Request request) {
    Invocation invocation = request.tag(Invocation.class);
    if (invocation == null) {
      throw new IllegalStateException("a request that no Retrofit interface made");
    }
    return invocation;
  }

  private static RepeatClass repeatClass(Method method) {
    Repeat repeat = method.getAnnotation(Repeat.class);
    if (repeat != null) {
      return repeat.value();
    }
    boolean reads = method.isAnnotationPresent(GET.class) || method.isAnnotationPresent(HEAD.class);
    return reads ? RepeatClass.READ : RepeatClass.SEND;
  }

  private static Map<Integer, String> pathParameters(Method method) {
    Map<Integer, String> names = new LinkedHashMap<>();
    Annotation[][] annotations = method.getParameterAnnotations();
    for (int i = 0; i < annotations.length; i++) {
      for (Annotation annotation : annotations[i]) {
        if (annotation instanceof Path path) {
          names.put(i, path.value());
        }
      }
    }
    return Map.copyOf(names);
  }

  /**
   * Refuses a blank path argument: the request would go to another path, for a delete to the whole
   * collection.
   */
  void checkPath(Request request) {
    pathParameters.forEach(
        (index, name) -> {
          @Nullable Object argument = invocation(request).arguments().get(index);
          if (argument == null || argument.toString().isBlank()) {
            throw new IllegalArgumentException(name + ": blank (expected: an id)");
          }
        });
  }

  String id() {
    return id;
  }

  /** The path with names in braces in the place of ids, by the annotation of the method. */
  String pathTemplate() {
    for (Annotation one : method.getAnnotations()) {
      String path = null;
      if (one instanceof GET get) {
        path = get.value();
      } else if (one instanceof POST post) {
        path = post.value();
      } else if (one instanceof PUT put) {
        path = put.value();
      } else if (one instanceof DELETE delete) {
        path = delete.value();
      } else if (one instanceof PATCH patch) {
        path = patch.value();
      } else if (one instanceof HEAD head) {
        path = head.value();
      }
      if (path != null) {
        return path.startsWith("/") ? path : "/" + path;
      }
    }
    return "/";
  }

  RepeatClass repeatClass() {
    return repeatClass;
  }
}
