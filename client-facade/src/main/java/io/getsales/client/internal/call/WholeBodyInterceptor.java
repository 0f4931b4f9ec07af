package io.getsales.client.internal.call;

import io.getsales.client.decoding.RawAnswer;
import io.getsales.client.error.Stage;
import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;

/**
 * Reads each answer whole before anybody looks at it. So a broken connection and a broken text stay
 * apart: what fails here did not arrive, what fails later makes no sense. It is also the fastest
 * way to decode a page.
 */
public final class WholeBodyInterceptor implements Interceptor {
  /** More than this of an answer is not read; the largest page seen is under 1 MiB. */
  public static final long LARGEST_BODY = 16L << 20;

  private static final long CHUNK = 64 << 10;

  @Override
  public Response intercept(Chain chain) throws IOException {
    AttemptTracker tracker = chain.request().tag(AttemptTracker.class);
    WireLog log = chain.request().tag(WireLog.class);
    if (log != null) {
      logSent(log, chain.request());
    }
    Response response = proceed(chain);
    if (tracker == null) {
      return response;
    }
    tracker.answeredWith(response.code());
    ResponseBody body = response.body();
    Buffer buffer = new Buffer();
    Response whole =
        SingleSendGuard.restored(response, tracker)
            .newBuilder()
            .body(new BufferedBody(body.contentType(), buffer))
            .build();
    try (body) {
      readInto(buffer, body.source());
    } catch (IOException e) {
      // Of an error the status says more than its text: what has come of that is enough.
      if (response.isSuccessful()) {
        throw e;
      }
      tracker.keepCutError(whole);
    } finally {
      tracker.read(buffer.size());
      if (log != null) {
        log.answered(
            OperationInfo.of(chain.request()).id(), response.code(), buffer.copy().readUtf8());
      }
    }
    tracker.reached(Stage.ANSWERED);
    show(response, buffer);
    return whole;
  }

  private static void logSent(WireLog log, Request request) throws IOException {
    Buffer text = new Buffer();
    RequestBody body = request.body();
    if (body != null) {
      body.writeTo(text); // Retrofit's bodies are bytes in memory; only OkHttp may not do it again
    }
    OperationInfo operation = OperationInfo.of(request);
    log.sent(
        operation.id(),
        request.method(),
        operation.pathTemplate(),
        request.url().queryParameterNames(),
        text.readUtf8());
  }

  private static Response proceed(Chain chain) throws IOException {
    try {
      return chain.proceed(chain.request());
    } catch (IOException e) {
      throw SingleSendGuard.unmasked(e);
    }
  }

  private static void show(Response response, Buffer buffer) {
    RawAnswerListener listener = response.request().tag(RawAnswerListener.class);
    if (listener != null) {
      String operation = OperationInfo.of(response.request()).id();
      listener.answered(new RawAnswer(operation, response.code(), buffer.copy().readUtf8()));
    }
  }

  private static void readInto(Buffer buffer, BufferedSource source) throws IOException {
    while (source.read(buffer, CHUNK) != -1) {
      if (buffer.size() > LARGEST_BODY) {
        return; // the decoder says so; the connection is given up
      }
    }
  }

  private static final class BufferedBody extends ResponseBody {
    private final MediaType contentType;
    private final Buffer buffer;

    BufferedBody(MediaType contentType, Buffer buffer) {
      this.contentType = contentType;
      this.buffer = buffer;
    }

    @Override
    public MediaType contentType() {
      return contentType;
    }

    @Override
    public long contentLength() {
      return buffer.size();
    }

    @Override
    public BufferedSource source() {
      return buffer;
    }
  }
}
