package io.getsales.client.contract;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request.Method;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import io.getsales.client.sandbox.Exchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Judges requests and answers by the description with our overlay, with a validator of somebody
 * else's. What it is told to overlook, and why, stands in {@link #overlooked}.
 */
final class Contract {
  private static final Path DESCRIPTION =
      Path.of("../client-generated/target/openapi/getsales-public-api.overlaid.yaml");

  /**
   * Two levels of a filter, {@code filter[sent_at][>=]}: OpenAPI 3.0 describes one level of a
   * deepObject only, and the validator takes the second for the name of a parameter of its own.
   */
  private static final Pattern OPERATOR =
      Pattern.compile("filter\\[\\w+]\\[(?:=|!=|<>|<|<=|>|>=|)]");

  private static final Pattern INDEX = Pattern.compile("/\\d+(?=[/'])");

  /**
   * Where the wire is known to differ from every description, so that the sandbox has to differ as
   * well; the client reads both forms.
   */
  private static final List<String> QUIRKS =
      List.of(
          // PHP writes an empty map as [].
          "custom_fields'] Instance type (array) does not match any allowed primitive type",
          "/error/data'] Instance type (array) does not match any allowed primitive type",
          // The white label matches contacts by other fields too; the client asks for one of them.
          "lead'] Object has missing required properties ([\"linkedin_id\"])",
          "leads/[]'] Object has missing required properties ([\"linkedin_id\"])",
          // A field that the description lacks, added by the caller of OperationsTest.
          "not allowed by the schema: [\"ln_member_id\"]",
          // Pages come as bare arrays as well.
          "schema.type: Instance type (array) does not match any allowed primitive type",
          // Which of 200, 201 and 204 a write answers differs between the vendor's documents.
          "Response status 200 not defined",
          "Response status 201 not defined",
          "Response status 204 not defined",
          // A list in the white label's description, an object in client code.
          "location'] Instance type (object) does not match any allowed primitive type");

  private final OpenApiInteractionValidator validator;

  private Contract(OpenApiInteractionValidator validator) {
    this.validator = validator;
  }

  /** Reads the description that the build has just made. */
  static Contract read() {
    String description;
    try {
      description = Files.readString(DESCRIPTION);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Contract(
        OpenApiInteractionValidator.createForInlineApiSpecification(description)
            .withLevelResolver(overlooked())
            .build());
  }

  /**
   * Only one thing: that an answer has fields which the description does not know. The service adds
   * some at any time, so the sandbox does as well (SandboxBuilder's extra fields).
   */
  private static LevelResolver overlooked() {
    return LevelResolver.create()
        .withLevel(
            "validation.response.body.schema.additionalProperties", ValidationReport.Level.IGNORE)
        .build();
  }

  /** What is wrong with a request, a line each; empty when nothing is. */
  List<String> complaintsAboutRequest(Exchange exchange) {
    SimpleRequest.Builder request =
        new SimpleRequest.Builder(Method.valueOf(exchange.method()), exchange.path(), true)
            .withHeader("Authorization", "Bearer key");
    exchange.requestHeaders().forEach(request::withHeader);
    for (String parameter : exchange.query().split("&")) {
      if (!parameter.isEmpty()) {
        String[] parts = parameter.split("=", 2);
        String name = decoded(parts[0]);
        if (!OPERATOR.matcher(name).matches()) {
          request.withQueryParam(name, parts.length == 1 ? "" : decoded(parts[1]));
        }
      }
    }
    if (!exchange.requestBody().isEmpty()) {
      request.withBody(exchange.requestBody());
    }
    return lines(validator.validateRequest(request.build()));
  }

  /** What is wrong with an answer, a line each; empty when nothing is. */
  List<String> complaintsAboutAnswer(Exchange exchange) {
    SimpleResponse.Builder response =
        new SimpleResponse.Builder(exchange.status()).withContentType("application/json");
    if (!exchange.responseBody().isEmpty()) {
      response.withBody(exchange.responseBody());
    }
    return lines(
        validator.validateResponse(
            exchange.path(), Method.valueOf(exchange.method()), response.build()));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static List<String> lines(ValidationReport report) {
    Set<String> lines = new LinkedHashSet<>();
    for (ValidationReport.Message message : report.getMessages()) {
      if (message.getLevel() == ValidationReport.Level.ERROR) {
        String line = message.getKey() + ": " + message.getMessage();
        lines.add(INDEX.matcher(line).replaceAll("/[]"));
      }
    }
    lines.removeIf(line -> QUIRKS.stream().anyMatch(line::contains));
    return List.copyOf(lines);
  }
}
