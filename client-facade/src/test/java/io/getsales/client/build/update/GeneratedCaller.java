package io.getsales.client.build.update;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import io.getsales.client.GetSales;
import io.getsales.client.generated.support.FilterParameters;
import io.getsales.client.generated.support.Model;
import io.getsales.client.generated.support.ModelTypeAdapterFactory;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import okhttp3.FormBody;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;

/** Calls interfaces that a test has just generated, through a real client. */
final class GeneratedCaller implements AutoCloseable {
  private static final String APIS = "io.getsales.client.generated.api.";

  private final Gson gson =
      new GsonBuilder()
          .registerTypeAdapterFactory(new ModelTypeAdapterFactory())
          .disableHtmlEscaping()
          .create();
  private final URLClassLoader loader;

  GeneratedCaller(Path classes) throws MalformedURLException {
    loader =
        new URLClassLoader(
            new URL[] {classes.toUri().toURL()}, GeneratedCaller.class.getClassLoader());
  }

  /** Makes the call and returns what it gave: a model, a list, a text, null. */
  @Nullable Object call(GetSales client, ExpectedCall call) throws Exception {
    Class<?> api = Class.forName(APIS + call.api(), true, loader);
    Method method =
        Arrays.stream(api.getMethods())
            .filter(one -> one.getName().equals(call.method()))
            .findFirst()
            .orElseThrow(
                () ->
                    new AssertionError(
                        api
                            + " has no "
                            + call.method()
                            + ": "
                            + Arrays.toString(api.getMethods())));
    Object[] arguments = arguments(method, call.arguments());
    Object answer;
    try {
      answer = ((Call<?>) method.invoke(client.api(api), arguments)).execute().body();
    } catch (InvocationTargetException e) {
      throw (Exception) e.getCause();
    }
    return answer instanceof ResponseBody raw ? raw.string() : answer;
  }

  String text(@Nullable Object answer) {
    return answer instanceof Model model
        ? model.toJson()
        : answer instanceof String text ? text : gson.toJson(answer);
  }

  private @Nullable Object[] arguments(Method method, List<Object> given) throws IOException {
    Type[] types = method.getGenericParameterTypes();
    if (types.length != given.size()) {
      throw new AssertionError(
          method + " takes " + types.length + " arguments, not " + given.size());
    }
    Object[] arguments = new Object[types.length];
    for (int i = 0; i < types.length; i++) {
      arguments[i] = given.get(i) == null ? null : argument(types[i], given.get(i));
    }
    return arguments;
  }

  private Object argument(Type type, Object given) {
    if (type == RequestBody.class) {
      return body(Variant.tree(given));
    }
    if (type == FilterParameters.class) {
      FilterParameters parameters = new FilterParameters();
      Variant.tree(given).forEach((name, value) -> parameters.add(name, value.toString()));
      return parameters;
    }
    return gson.fromJson(Variant.json(given), type);
  }

  private static RequestBody body(Map<String, Object> given) {
    if (given.containsKey("parts")) {
      MultipartBody.Builder builder = new MultipartBody.Builder().setType(MultipartBody.FORM);
      Variant.tree(given.get("parts"))
          .forEach((name, value) -> builder.addFormDataPart(name, value.toString()));
      return builder.build();
    }
    if (given.containsKey("form")) {
      FormBody.Builder builder = new FormBody.Builder();
      Variant.tree(given.get("form")).forEach((name, value) -> builder.add(name, value.toString()));
      return builder.build();
    }
    return RequestBody.create(given.get("text").toString(), MediaType.get("text/plain"));
  }

  @Override
  public void close() throws IOException {
    loader.close();
  }
}
