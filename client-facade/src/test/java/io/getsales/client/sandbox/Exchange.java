package io.getsales.client.sandbox;

import java.util.List;
import java.util.Map;

/** A request that came in and the answer that it got. */
public record Exchange(
    String method,
    String path,
    String query,
    Map<String, List<String>> requestHeaders,
    String requestBody,
    int status,
    String responseBody) {}
