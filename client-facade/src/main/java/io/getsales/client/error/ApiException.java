package io.getsales.client.error;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The server answered, and not with success. The subclasses are the statuses that the vendor's
 * reference and its users report; any other status is this type itself. A 3xx is one too: redirects
 * are never followed, so that the key and the request go to no other host.
 */
public sealed class ApiException extends GetSalesException
    permits AccessDeniedException,
        AuthenticationException,
        BadRequestException,
        NotFoundException,
        PaymentRequiredException,
        RateLimitedException,
        ServerException,
        ValidationException {
  private static final long serialVersionUID = 1L;

  /** What the server answered. */
  private final ErrorAnswer answer;

  ApiException(ErrorAnswer answer, CallTrace trace) {
    super(answer.summary(), trace, null);
    this.answer = answer;
  }

  /**
   * {@return the exception for an answer: the one table from status to type} For the client itself.
   *
   * @param answer what came
   * @param trace the story of the call
   */
  public static ApiException of(ErrorAnswer answer, CallTrace trace) {
    return switch (answer.status()) {
      case 400 -> new BadRequestException(answer, trace);
      case 401 -> new AuthenticationException(answer, trace);
      case 402 -> new PaymentRequiredException(answer, trace);
      case 403 -> new AccessDeniedException(answer, trace);
      case 404 -> new NotFoundException(answer, trace);
      case 422 -> new ValidationException(answer, trace);
      case 429 -> new RateLimitedException(answer, trace);
      default ->
          answer.status() >= 500
              ? new ServerException(answer, trace)
              : new ApiException(answer, trace);
    };
  }

  /** {@return the HTTP status, as it came} */
  public final int status() {
    return answer.status();
  }

  /** {@return the vendor's reason, such as {@code validation_error}, if the answer names one} */
  public final Optional<String> reason() {
    return Optional.ofNullable(answer.reason());
  }

  /** {@return what the server says in words, if anything; it may repeat values that were sent} */
  public final Optional<String> serverMessage() {
    return Optional.ofNullable(answer.message());
  }

  /** {@return field names to the server's messages about them; empty when it names no fields} */
  public final Map<String, List<String>> fieldMessages() {
    return answer.fieldMessages();
  }

  /**
   * {@return the id under which the server or a proxy before it logged the request, if it gave one}
   */
  public final Optional<String> requestId() {
    return Optional.ofNullable(answer.requestId());
  }

  /** {@return the target of a redirect that was not followed, if the answer was one} */
  public final Optional<String> location() {
    return Optional.ofNullable(answer.location());
  }

  /** {@return the answer's body as text, at most 64 KiB of it; empty when there was none} */
  public final String bodyText() {
    return answer.bodyText();
  }

  /** For subclasses. */
  final ErrorAnswer answer() {
    return answer;
  }

  /**
   * False but for server errors, a 408, a 303, which points to the result of what was done, and
   * earlier attempts that got no answer.
   */
  @Override
  public boolean mayHaveBeenProcessed() {
    return attempts().stream().anyMatch(Attempt::mayHaveBeenProcessed);
  }
}
