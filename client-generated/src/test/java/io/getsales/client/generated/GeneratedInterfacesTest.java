package io.getsales.client.generated;

import static org.assertj.core.api.Assertions.assertThat;

import io.getsales.client.generated.support.Operation;
import io.getsales.client.generated.support.Repeat;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.PUT;
import retrofit2.http.Path;
import retrofit2.http.Query;
import retrofit2.http.QueryMap;

class GeneratedInterfacesTest {

  @Test
  void areThoseOfTheOverlayAndPerhapsMore() {
    assertThat(GeneratedClasses.interfaces())
        .allMatch(Class::isInterface)
        .allMatch(type -> type.isAnnotationPresent(NullMarked.class))
        .extracting(Class::getSimpleName)
        .contains("AutomationsApi", "ContactsApi", "ListsApi", "SenderProfilesApi", "UniboxApi");
  }

  @Test
  void haveOneMethodForEachOperation() {
    assertThat(GeneratedClasses.interfaces().stream().flatMap(GeneratedInterfacesTest::methods))
        .hasSameSizeAs(Description.prepared().operations().keySet())
        .extracting(method -> method.getDeclaringClass().getSimpleName() + "." + method.getName())
        .containsAll(
            DescribedOperation.ALL.stream()
                .map(operation -> operation.api() + "." + operation.method())
                .toList());
  }

  static List<DescribedOperation> operations() {
    return DescribedOperation.ALL;
  }

  @ParameterizedTest
  @MethodSource("operations")
  void carryTheDescriptionAsAnnotations(DescribedOperation operation) {
    Method method = method(operation);

    assertThat(method.getAnnotation(Operation.class).value()).isEqualTo(operation.operationId());
    assertThat(method.getAnnotation(Repeat.class).value()).isEqualTo(operation.repeat());
    assertThat(requests(method)).containsExactly(operation.verb() + " " + operation.path());
  }

  @ParameterizedTest
  @MethodSource("operations")
  void takeAndAnswerWhatTheFacadeExpects(DescribedOperation operation) {
    Method method = method(operation);

    assertThat(Arrays.stream(method.getParameters()).map(GeneratedInterfacesTest::parameter))
        .containsExactlyElementsOf(operation.parameters());
    assertThat(method.getReturnType()).isEqualTo(Call.class);
    assertThat(((ParameterizedType) method.getGenericReturnType()).getActualTypeArguments())
        .extracting(type -> ((Class<?>) type).getSimpleName())
        .containsExactly(operation.answer());
  }

  private static Method method(DescribedOperation operation) {
    return GeneratedClasses.interfaces().stream()
        .filter(type -> type.getSimpleName().equals(operation.api()))
        .flatMap(GeneratedInterfacesTest::methods)
        .filter(method -> method.getName().equals(operation.method()))
        .findFirst()
        .orElseThrow();
  }

  private static Stream<Method> methods(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods());
  }

  private static List<String> requests(Method method) {
    List<String> requests = new ArrayList<>();
    for (Annotation annotation : method.getAnnotations()) {
      if (annotation instanceof GET get) {
        requests.add("GET /" + get.value());
      } else if (annotation instanceof POST post) {
        requests.add("POST /" + post.value());
      } else if (annotation instanceof PUT put) {
        requests.add("PUT /" + put.value());
      } else if (annotation instanceof DELETE delete) {
        requests.add("DELETE /" + delete.value());
      }
    }
    return requests;
  }

  private static String parameter(Parameter parameter) {
    Annotation annotation = parameter.getAnnotations()[0];
    if (annotation instanceof Path path) {
      return "Path " + path.value();
    }
    if (annotation instanceof Query query) {
      return "Query " + query.value();
    }
    assertThat(annotation).isInstanceOfAny(Body.class, QueryMap.class);
    return annotation.annotationType().getSimpleName() + " " + parameter.getType().getSimpleName();
  }
}
