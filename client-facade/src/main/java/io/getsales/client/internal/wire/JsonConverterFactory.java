package io.getsales.client.internal.wire;

import static io.getsales.client.internal.call.WholeBodyInterceptor.LARGEST_BODY;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonIOException;
import com.google.gson.JsonParseException;
import com.google.gson.ToNumberPolicy;
import com.google.gson.TypeAdapter;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import io.getsales.client.generated.support.ModelTypeAdapterFactory;
import io.getsales.client.generated.support.PageModel;
import io.getsales.client.internal.call.UnreadableAnswer;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Converter;
import retrofit2.Retrofit;

/**
 * Between bodies and models. An answer is in memory when it comes here, so whatever fails is a
 * matter of its text; a blank one is null.
 */
public final class JsonConverterFactory extends Converter.Factory {
  private static final MediaType JSON = MediaType.get("application/json");
  private static final int LONGEST_EXCERPT = 64 << 10;
  private static final int LONGEST_PATH = 200;
  private static final Pattern FIELD_PATH = Pattern.compile("\\$(?:\\.[a-z]\\w*|\\[\\d+])*");

  private final Gson gson =
      new GsonBuilder()
          .registerTypeAdapterFactory(new ModelTypeAdapterFactory())
          .setObjectToNumberStrategy(ToNumberPolicy.LONG_OR_DOUBLE)
          .disableHtmlEscaping()
          .create();

  /** Makes the factory; one serves all interfaces. */
  public JsonConverterFactory() {}

  @Override
  public Converter<ResponseBody, ?> responseBodyConverter(
      Type type, Annotation[] annotations, Retrofit retrofit) {
    TypeAdapter<?> adapter = gson.getAdapter(TypeToken.get(type));
    return body -> read(body, adapter);
  }

  @Override
  public Converter<?, RequestBody> requestBodyConverter(
      Type type,
      Annotation[] parameterAnnotations,
      Annotation[] methodAnnotations,
      Retrofit retrofit) {
    return bodyWriter(gson.getAdapter(TypeToken.get(type)));
  }

  @SuppressWarnings("unchecked") // the adapter is the one for the parameter's type
  private static Converter<Object, RequestBody> bodyWriter(TypeAdapter<?> adapter) {
    TypeAdapter<Object> writer = (TypeAdapter<Object>) adapter;
    return value -> RequestBody.create(writer.toJson(value).getBytes(StandardCharsets.UTF_8), JSON);
  }

  private <T> @Nullable T read(ResponseBody body, TypeAdapter<T> adapter) throws IOException {
    try (body) {
      if (body.contentLength() > LARGEST_BODY) {
        throw new UnreadableAnswer("more than " + LARGEST_BODY + " bytes", "", null);
      }
      byte[] bytes = body.bytes();
      return isBlank(bytes) ? null : read(bytes, adapter);
    }
  }

  private static <T> @Nullable T read(byte[] bytes, TypeAdapter<T> adapter) {
    JsonReader json = new JsonReader(new Utf8Reader(bytes));
    try {
      T value = adapter.read(json);
      if (json.peek() != JsonToken.END_DOCUMENT) {
        throw new JsonIOException("text behind the JSON");
      }
      requireRows(value);
      return value;
    } catch (IOException | JsonParseException | IllegalStateException e) {
      throw new UnreadableAnswer(
          problem(bytes) + place(json.getPath()), excerpt(bytes), withoutText(e));
    }
  }

  /** Names in the path are the server's, so only such as its fields have are shown. */
  private static String place(String path) {
    return path.length() <= LONGEST_PATH && FIELD_PATH.matcher(path).matches() ? " at " + path : "";
  }

  /** A page without rows is an end that may be none; a row that is no object is a row lost. */
  private static void requireRows(@Nullable Object value) {
    if (!(value instanceof PageModel<?> page)) {
      return;
    }
    List<?> rows = page.getData();
    if (rows == null) {
      throw new JsonIOException("a page without rows");
    }
    if (rows.contains(null)) {
      throw new JsonIOException("a row that is no object");
    }
  }

  private static String problem(byte[] bytes) {
    for (byte b : bytes) {
      if (b == '<') {
        return "HTML or XML instead of JSON";
      }
      if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
        break;
      }
    }
    return "no JSON of the expected form";
  }

  /**
   * The parser's own message can quote the text, which may be personal; its class and place
   * suffice.
   */
  private static Throwable withoutText(Exception e) {
    IllegalStateException cause = new IllegalStateException(e.getClass().getName());
    cause.setStackTrace(e.getStackTrace());
    return cause;
  }

  private static boolean isBlank(byte[] bytes) {
    for (byte b : bytes) {
      if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
        return false;
      }
    }
    return true;
  }

  private static String excerpt(byte[] bytes) {
    return new String(bytes, 0, Math.min(bytes.length, LONGEST_EXCERPT), StandardCharsets.UTF_8);
  }
}
