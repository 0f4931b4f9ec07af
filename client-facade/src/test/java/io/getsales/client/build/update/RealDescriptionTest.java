package io.getsales.client.build.update;

import static org.assertj.core.api.Assertions.assertThat;

import io.getsales.client.build.java.ApiChange;
import io.getsales.client.build.java.CompileError;
import io.getsales.client.build.overlay.JsonTree;
import io.getsales.client.build.overlay.Overlay;
import io.getsales.client.build.overlay.YamlReader;
import io.getsales.client.build.overlay.YamlWriter;
import io.getsales.client.build.report.SpecReport;
import io.getsales.client.build.report.Verdict;
import io.getsales.client.build.wire.OperationKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes of the description that this client is made from, with the whole facade on top. */
class RealDescriptionTest {
  private static Present present;

  @TempDir Path directory;

  @BeforeAll
  static void lookAtWhatIsThere(@TempDir Path shared) throws IOException {
    present =
        Present.of(TestProject.real(shared), OwnClasspath.entries(), shared.resolve("present"));
  }

  private SpecReport report(String changes) throws IOException {
    Project project = TestProject.real(directory);
    Path overlay = Files.writeString(directory.resolve("changes.yaml"), changes);
    Object root = JsonTree.copy(YamlReader.read(project.description()).root());
    Overlay.read(overlay).applyTo(root, project.description());
    Path changed = Files.writeString(directory.resolve("new.yaml"), YamlWriter.write(root));
    return new SpecUpdate(new Source(), project, OwnClasspath.entries(), present)
        .run(changed.toString(), true, new StringBuilder());
  }

  private static String changes(String... actions) {
    return "overlay: 1.0.0\ninfo: {title: t, version: v}\nactions:\n"
        + String.join("", Arrays.stream(actions).map(one -> "  - " + one + "\n").toList());
  }

  @Test
  void theNewerGenerationWithMoreTagsNeedsNobody() throws IOException {
    SpecReport report = report(Files.readString(Variant.resource("newer-generation.yaml")));

    assertThat(report.reasons()).isEmpty();
    assertThat(report.verdict()).isEqualTo(Verdict.COMPATIBLE);
    assertThat(report.errors()).isEmpty();
    assertThat(report.interfaces()).hasSizeGreaterThan(140);
    assertThat(report.interfaces().keySet()).containsAll(report.wire().added());
    assertThat(ApiChange.breaking(report.api())).isEmpty();
  }

  @Test
  void everyOperationOfTheFacadeIsKnownByTheMethodsThatLeadToIt() throws IOException {
    SpecReport report =
        report(changes("{target: $.info, description: d, update: {version: \"3.1\"}}"));

    assertThat(report.verdict()).isEqualTo(Verdict.COMPATIBLE);
    assertThat(report.callers())
        .hasSize(25)
        .allSatisfy((operation, methods) -> assertThat(methods).isNotEmpty());
    assertThat(report.callers().get(new OperationKey("POST", "/leads/api/leads/search")))
        .anyMatch(method -> method.startsWith("Contacts.search("));
    assertThat(report.callers().get(new OperationKey("PUT", "/flows/api/flows/{flowUuid}/start")))
        .containsExactly("Automations.start(String)");
  }

  @Test
  void aFieldThatIsGoneIsNamedWithTheLinesThatReadIt() throws IOException {
    SpecReport report =
        report(
            changes(
                "{target: \"$.components.schemas['send-linkedin-message-request'].properties.text\", description: d, remove: true}"));

    assertThat(report.verdict()).isEqualTo(Verdict.NEEDS_FACADE_WORK);
    assertThat(report.errors())
        .isNotEmpty()
        .allMatch(error -> error.file().endsWith("LinkedInMessages.java"))
        .extracting(CompileError::message)
        .anyMatch(message -> message.contains("cannot find symbol"));
    assertThat(report.brokenMethods()).isNotEmpty();
  }

  @Test
  void anOperationThatIsGoneIsNamedWithTheOverlayActionAndTheFacade() throws IOException {
    SpecReport report =
        report(
            changes(
                "{target: \"$.paths['/flows/api/flows/{flowUuid}/stop']\", description: d, remove: true}"));

    assertThat(report.verdict()).isEqualTo(Verdict.NEEDS_OVERLAY);
    assertThat(report.failures())
        .singleElement()
        .satisfies(
            failure -> {
              assertThat(failure.target())
                  .isEqualTo("$.paths['/flows/api/flows/{flowUuid}/stop'].put");
              assertThat(failure.line()).isPositive();
              assertThat(failure.problem())
                  .contains("nearest: '/flows/api/flows/{flowUuid}/start'");
            });
    assertThat(report.errors())
        .singleElement()
        .satisfies(error -> assertThat(error.file()).endsWith(Path.of("Automations.java")));
    assertThat(report.brokenMethods()).containsExactly("Automations.stop(String)");
  }

  @Test
  void idsAndTagsOfTheVendorAreNobodysNames() throws IOException {
    SpecReport report =
        report(
            changes(
                "{target: $.paths.*.*.operationId, description: d, remove: true}",
                "{target: $.paths.*.*.tags, description: d, remove: true}",
                "{target: $.tags, description: d, remove: true}"));

    assertThat(report.errors()).isEmpty();
    assertThat(report.callers()).isNotEmpty();
    assertThat(report.callers().keySet())
        .allSatisfy(
            operation ->
                assertThat(report.interfaces().get(operation))
                    .isEqualTo(present.built().methods().get(operation)));
    assertThat(report.interfaces())
        .containsEntry(new OperationKey("GET", "/leads/api/leads/{uuid}"), "ContactsApi.getContact")
        .containsEntry(
            new OperationKey("POST", "/emails/api/emails/send-email"), "UniboxApi.sendEmail");
  }
}
