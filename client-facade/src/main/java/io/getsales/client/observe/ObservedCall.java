package io.getsales.client.observe;

import io.getsales.client.generated.support.RepeatClass;
import io.getsales.client.resilience.Priority;

/**
 * A call that begins.
 *
 * @param operation the vendor's operation id, such as {@code sendLinkedInMessage}
 * @param repeatClass what repeating the operation does
 * @param method the HTTP method
 * @param pathTemplate the path with names in braces, such as {@code /leads/api/leads/{uuid}}; the
 *     ids in their place are not told
 * @param host where the call goes
 * @param port the port there
 * @param priority at the quota
 */
public record ObservedCall(
    String operation,
    RepeatClass repeatClass,
    String method,
    String pathTemplate,
    String host,
    int port,
    Priority priority) {}
