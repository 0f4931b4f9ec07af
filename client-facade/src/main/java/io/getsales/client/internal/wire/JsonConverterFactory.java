package io.getsales.client.internal.wire;

import static io.getsales.client.internal.call.WholeBodyInterceptor.LARGEST_BODY;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonIOException;
import com.google.gson.ToNumberPolicy;
import com.google.gson.TypeAdapter;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import io.getsales.client.decoding.Drift;
import io.getsales.client.decoding.OddValues;
import io.getsales.client.generated.support.Model;
import io.getsales.client.generated.support.ModelAdapter;
import io.getsales.client.generated.support.ModelTypeAdapterFactory;
import io.getsales.client.generated.support.Operation;
import io.getsales.client.generated.support.PageModel;
import io.getsales.client.generated.support.ReadTrace;
import io.getsales.client.generated.support.UndecodableRow;
import io.getsales.client.generated.support.Utf8JsonReader;
import io.getsales.client.internal.call.UnreadableAnswer;
import java.io.IOException;
import java.io.StringReader;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.List;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;
import retrofit2.Converter;
import retrofit2.Retrofit;

/**
 * Between bodies and models. An answer is in memory when it comes here, so whatever fails is a
 * matter of its text; a blank one is null.
 */
public final class JsonConverterFactory extends Converter.Factory {
  /** Objects and arrays within one another, at most; the deepest that the vendor documents is 6. */
  static final int DEEPEST = 100;

  private static final MediaType JSON = MediaType.get("application/json");

  private final Gson gson =
      new GsonBuilder()
          .registerTypeAdapterFactory(new ModelTypeAdapterFactory())
          .setObjectToNumberStrategy(ToNumberPolicy.LONG_OR_DOUBLE)
          .disableHtmlEscaping()
          .create();

  private final OddValues oddValues;
  private final Drift drift;
  private final SpareBytes memory = new SpareBytes();

  /** Makes the factory; one serves all interfaces. */
  public JsonConverterFactory(OddValues oddValues, Drift drift) {
    GsonVersion.check();
    this.oddValues = oddValues;
    this.drift = drift;
  }

  @Override
  public Converter<ResponseBody, ?> responseBodyConverter(
      Type type, Annotation[] annotations, Retrofit retrofit) {
    TypeAdapter<?> adapter = gson.getAdapter(TypeToken.get(type));
    String operation = operation(annotations);
    return adapter instanceof ModelAdapter<?> models
        ? body -> read(body, models::read, operation)
        : body -> read(body, new OtherAnswers<>(adapter), operation);
  }

  /** Reads one type of answer. */
  @FunctionalInterface
  private interface AnswerReader<T> {
    @Nullable T read(JsonReader json, ReadTrace trace) throws IOException;

    default JsonReader open(AnswerText text) {
      return new Utf8JsonReader(text.bytes(), text.length());
    }
  }

  /** Answers that are no model are for Gson's own adapters, and some of these want its reader. */
  private record OtherAnswers<T>(TypeAdapter<T> adapter) implements AnswerReader<T> {
    @Override
    public @Nullable T read(JsonReader json, ReadTrace trace) throws IOException {
      return adapter.read(json);
    }

    @Override
    public JsonReader open(AnswerText text) {
      return new JsonReader(new StringReader(text.text()));
    }
  }

  private static String operation(Annotation[] annotations) {
    for (Annotation annotation : annotations) {
      if (annotation instanceof Operation operation) {
        return operation.value();
      }
    }
    return "unnamed";
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

  private <T> @Nullable T read(ResponseBody body, AnswerReader<T> answer, String operation)
      throws IOException {
    try (body) {
      if (body.contentLength() > LARGEST_BODY) {
        throw new UnreadableAnswer(
            "larger than the limit of " + (LARGEST_BODY >> 20) + " MiB", "", null);
      }
      BufferedSource source = body.source();
      source.request(Long.MAX_VALUE);
      AnswerText text = AnswerText.takeFrom(source.getBuffer(), memory);
      T value = text.isBlank() ? null : read(text, answer, operation);
      memory.giveBack(text.bytes());
      return value;
    }
  }

  private <T> @Nullable T read(AnswerText text, AnswerReader<T> answer, String operation) {
    ReadTrace trace = drift.isOn() ? ReadTrace.counting() : ReadTrace.plain();
    T value = read(text, answer, trace);
    if (value instanceof Model model && ErrorInstead.isIn(model)) {
      throw UnreadableAnswer.error(text.excerpt());
    }
    // A page without rows is an end that may be none.
    if (value instanceof PageModel<?> page && page.getData() == null) {
      throw new UnreadableAnswer("a page without rows at $", text.excerpt(), null);
    }
    drift.add(operation, trace);
    String unread = trace.firstUnread();
    if (unread != null) {
      judge(value, unread, text);
    }
    return value;
  }

  private static <T> @Nullable T read(AnswerText text, AnswerReader<T> answer, ReadTrace trace) {
    try (JsonReader json = answer.open(text)) {
      json.setNestingLimit(DEEPEST);
      T value = answer.read(json, trace);
      if (json.peek() != JsonToken.END_DOCUMENT) {
        throw new JsonIOException("text behind the JSON");
      }
      return value;
    } catch (IOException | RuntimeException e) {
      // Whatever class the parser's complaint is of, it is one about the text.
      throw new UnreadableAnswer(
          problem(text) + " at " + trace.path(), text.excerpt(), withoutText(e));
    }
  }

  /** Some value could not be read: what becomes of its row. */
  private void judge(@Nullable Object value, String unread, AnswerText text) {
    if (oddValues == OddValues.FAIL) {
      throw new UnreadableAnswer("a value of no known form at " + unread, text.excerpt(), null);
    }
    if (oddValues == OddValues.MARK_ROW) {
      if (value instanceof PageModel<?> page) {
        mark(page, text);
      } else if (value instanceof Model model) {
        model.markUndecodable(new UndecodableRow(text.text(), model.unreadFields()));
      }
    }
  }

  private static void mark(PageModel<?> page, AnswerText text) {
    List<?> rows = page.getData();
    if (rows == null) {
      return;
    }
    List<String> texts = RowTexts.of(text.copy());
    for (int at = 0; at < rows.size(); at++) {
      if (rows.get(at) instanceof Model row && row.undecodable() == null) {
        List<String> fields = row.unreadFields();
        if (!fields.isEmpty()) {
          boolean isCut = texts.size() == rows.size();
          row.markUndecodable(new UndecodableRow(isCut ? texts.get(at) : row.toJson(), fields));
        }
      }
    }
  }

  private static String problem(AnswerText text) {
    if (text.startsWith('<')) {
      return "HTML or XML instead of JSON";
    }
    return text.isNestedDeeperThan(DEEPEST)
        ? "nested deeper than the limit of " + DEEPEST + " levels"
        : "no JSON of the expected form";
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
}
