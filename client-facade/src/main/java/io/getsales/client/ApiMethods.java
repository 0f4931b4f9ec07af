package io.getsales.client;

import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import retrofit2.Call;
import retrofit2.http.HTTP;
import retrofit2.http.Url;

/**
 * Which interfaces {@link GetSales#api} takes: those all of whose calls pass the client's quota,
 * repeats and exceptions, and go to its own address, since the key goes with them.
 */
final class ApiMethods {
  private static final String RETROFIT = HTTP.class.getPackageName();

  private ApiMethods() {}

  static void check(Class<?> type) {
    for (Method method : type.getMethods()) {
      if (Modifier.isAbstract(method.getModifiers())) {
        check(type, method);
      }
    }
  }

  private static void check(Class<?> type, Method method) {
    if (method.getReturnType() != Call.class) {
      throw refused(type, method, "answers " + method.getReturnType().getName(), "retrofit2.Call");
    }
    for (Annotation[] ofParameter : method.getParameterAnnotations()) {
      for (Annotation annotation : ofParameter) {
        if (annotation instanceof Url) {
          throw refused(type, method, "takes a @Url", "a path below the client's address");
        }
      }
    }
    for (Annotation annotation : method.getAnnotations()) {
      for (String path : paths(annotation)) {
        if (path.contains("://") || path.startsWith("//")) {
          throw refused(type, method, "goes to " + path, "a path below the client's address");
        }
      }
    }
  }

  private static List<String> paths(Annotation annotation) {
    Class<? extends Annotation> type = annotation.annotationType();
    if (!type.getPackageName().equals(RETROFIT)) {
      return List.of();
    }
    List<String> paths = new ArrayList<>();
    for (Method member : type.getDeclaredMethods()) {
      if (member.getReturnType() == String.class) {
        paths.add(text(annotation, member));
      }
    }
    return paths;
  }

  private static String text(Annotation annotation, Method member) {
    try {
      return String.valueOf(member.invoke(annotation));
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("the members of an annotation can be read", e);
    }
  }

  private static IllegalArgumentException refused(
      Class<?> type, Method method, String what, String expected) {
    return new IllegalArgumentException(
        "type: "
            + type.getName()
            + "."
            + method.getName()
            + " "
            + what
            + " (expected: "
            + expected
            + ")");
  }
}
