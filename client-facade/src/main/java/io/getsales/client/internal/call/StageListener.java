package io.getsales.client.internal.call;

import io.getsales.client.error.Stage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.List;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.Dispatcher;
import okhttp3.EventListener;
import okhttp3.Handshake;
import okhttp3.HttpUrl;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Records how far an attempt has come, and passes every event on to the caller's own listener. */
final class StageListener extends EventListener {
  private final AttemptTracker tracker;
  private final EventListener next;
  private volatile boolean connecting;

  StageListener(AttemptTracker tracker, EventListener next) {
    this.tracker = tracker;
    this.next = next;
  }

  @Override
  public void callStart(Call call) {
    next.callStart(call);
  }

  // This one, its end and the decisions at the bottom are new in OkHttp 5; 4 never calls them.
  @Override
  public void dispatcherQueueStart(Call call, Dispatcher dispatcher) {
    next.dispatcherQueueStart(call, dispatcher);
  }

  @Override
  public void dispatcherQueueEnd(Call call, Dispatcher dispatcher) {
    next.dispatcherQueueEnd(call, dispatcher);
  }

  @Override
  public void proxySelectStart(Call call, HttpUrl url) {
    next.proxySelectStart(call, url);
  }

  @Override
  public void proxySelectEnd(Call call, HttpUrl url, List<Proxy> proxies) {
    next.proxySelectEnd(call, url, proxies);
  }

  @Override
  public void dnsStart(Call call, String domainName) {
    tracker.reached(Stage.RESOLVING);
    next.dnsStart(call, domainName);
  }

  @Override
  public void dnsEnd(Call call, String domainName, List<InetAddress> addresses) {
    next.dnsEnd(call, domainName, addresses);
  }

  @Override
  public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
    connecting = true;
    tracker.reached(Stage.CONNECTING);
    next.connectStart(call, address, proxy);
  }

  @Override
  public void secureConnectStart(Call call) {
    tracker.reached(Stage.SECURING);
    next.secureConnectStart(call);
  }

  @Override
  public void secureConnectEnd(Call call, @Nullable Handshake handshake) {
    next.secureConnectEnd(call, handshake);
  }

  @Override
  public void connectEnd(
      Call call, InetSocketAddress address, Proxy proxy, @Nullable Protocol protocol) {
    next.connectEnd(call, address, proxy, protocol);
  }

  @Override
  public void connectFailed(
      Call call,
      InetSocketAddress address,
      Proxy proxy,
      @Nullable Protocol protocol,
      IOException failure) {
    next.connectFailed(call, address, proxy, protocol, failure);
  }

  @Override
  public void connectionAcquired(Call call, Connection connection) {
    // HTTP/2 connections are read all the time, so that a dropped one is not given out.
    if (!connecting && connection.protocol() == Protocol.HTTP_1_1) {
      tracker.onReusedConnection();
    }
    next.connectionAcquired(call, connection);
  }

  @Override
  public void connectionReleased(Call call, Connection connection) {
    next.connectionReleased(call, connection);
  }

  @Override
  public void requestHeadersStart(Call call) {
    tracker.reached(Stage.SENDING);
    next.requestHeadersStart(call);
  }

  @Override
  public void requestHeadersEnd(Call call, Request request) {
    if (request.body() == null) {
      tracker.reached(Stage.AWAITING_ANSWER);
    }
    next.requestHeadersEnd(call, request);
  }

  @Override
  public void requestBodyStart(Call call) {
    next.requestBodyStart(call);
  }

  @Override
  public void requestBodyEnd(Call call, long byteCount) {
    tracker.reached(Stage.AWAITING_ANSWER);
    next.requestBodyEnd(call, byteCount);
  }

  @Override
  public void requestFailed(Call call, IOException failure) {
    next.requestFailed(call, failure);
  }

  @Override
  public void responseHeadersStart(Call call) {
    next.responseHeadersStart(call);
  }

  @Override
  public void responseHeadersEnd(Call call, Response response) {
    tracker.reached(Stage.READING_ANSWER);
    next.responseHeadersEnd(call, response);
  }

  @Override
  public void responseBodyStart(Call call) {
    next.responseBodyStart(call);
  }

  @Override
  public void responseBodyEnd(Call call, long byteCount) {
    next.responseBodyEnd(call, byteCount);
  }

  @Override
  public void responseFailed(Call call, IOException failure) {
    next.responseFailed(call, failure);
  }

  @Override
  public void callEnd(Call call) {
    next.callEnd(call);
  }

  @Override
  public void callFailed(Call call, IOException failure) {
    next.callFailed(call, failure);
  }

  @Override
  public void canceled(Call call) {
    next.canceled(call);
  }

  @Override
  public void satisfactionFailure(Call call, Response response) {
    next.satisfactionFailure(call, response);
  }

  @Override
  public void cacheHit(Call call, Response response) {
    next.cacheHit(call, response);
  }

  @Override
  public void cacheMiss(Call call) {
    next.cacheMiss(call);
  }

  @Override
  public void cacheConditionalHit(Call call, Response cachedResponse) {
    next.cacheConditionalHit(call, cachedResponse);
  }

  @Override
  public void retryDecision(Call call, IOException failure, boolean retry) {
    next.retryDecision(call, failure, retry);
  }

  @Override
  public void followUpDecision(Call call, Response networkResponse, @Nullable Request nextRequest) {
    next.followUpDecision(call, networkResponse, nextRequest);
  }
}
