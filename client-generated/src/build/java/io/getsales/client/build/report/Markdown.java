package io.getsales.client.build.report;

import io.getsales.client.build.java.ApiChange;
import io.getsales.client.build.overlay.ActionFailure;
import io.getsales.client.build.wire.OperationKey;
import io.getsales.client.build.wire.WireChange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes a report as Markdown, and its summary for a console. */
public final class Markdown {
  private static final int SHOWN_OPERATIONS = 5;

  private final SpecReport report;
  private final StringBuilder text = new StringBuilder();

  private Markdown(SpecReport report) {
    this.report = report;
  }

  /** Returns the whole report. */
  public static String of(SpecReport report) {
    return new Markdown(report).document();
  }

  /** Returns the counts and the verdict. */
  public static String summary(SpecReport report) {
    long breaking =
        report.wire().changes().keySet().stream().filter(WireChange::isBreaking).count();
    return String.join(
        System.lineSeparator(),
        "source: " + report.source(),
        "wire changes: " + report.wire().changes().size() + ", breaking " + breaking,
        "operations: new "
            + report.wire().added().size()
            + ", gone "
            + report.wire().gone().size()
            + ", renamed "
            + report.wire().renamed().size(),
        "overlay actions that no longer match: " + report.failures().size(),
        "Java API changes: "
            + report.api().size()
            + ", breaking "
            + ApiChange.breaking(report.api()).size(),
        "facade lines that do not compile: " + report.errors().size(),
        report.verdictLine());
  }

  private String document() {
    line("# A new description");
    line("");
    line("Source: `" + report.source() + "`");
    line("");
    line("**" + report.verdictLine() + "**");
    todo();
    wire();
    overlay();
    operations();
    api();
    facade();
    list("Not typed: free JSON, raw bytes or left out", report.notes());
    list("What the parser says against the source", report.complaints());
    changelog();
    return text.toString();
  }

  private void line(String line) {
    text.append(line).append('\n');
  }

  private void heading(String heading) {
    line("");
    line("## " + heading);
    line("");
  }

  private void list(String heading, Collection<String> entries) {
    heading(heading);
    if (entries.isEmpty()) {
      line("None.");
    }
    entries.forEach(entry -> line("- " + entry));
  }

  private void todo() {
    list(
        "What to do",
        switch (report.verdict()) {
          case COMPATIBLE -> List.of("`mvn verify`, then take the changelog lines below over.");
          case NEEDS_OVERLAY ->
              List.of(
                  "Correct or delete the overlay actions below, in `openapi/overlay.yaml`.",
                  "Run this again: what depends on them is only known then.");
          case NEEDS_FACADE_WORK ->
              List.of(
                  "Mend the facade lines below, or correct in `openapi/overlay.yaml` what the description gets wrong.",
                  "Decide what becomes of users' programs: see the rule for versions in `client-facade/decisions`.",
                  "`mvn verify`.");
        });
  }

  private void wire() {
    List<String> breaking = new ArrayList<>();
    List<String> other = new ArrayList<>();
    report
        .wire()
        .changes()
        .forEach(
            (change, operations) ->
                (change.isBreaking() ? breaking : other)
                    .add(change.text() + concerning(operations)));
    list("Wire changes that break", breaking);
    list("Other wire changes", other);
  }

  private static String concerning(Set<OperationKey> operations) {
    if (operations.isEmpty()) {
      return " (every operation)";
    }
    String shown =
        operations.stream()
            .limit(SHOWN_OPERATIONS)
            .map(one -> "`" + one + "`")
            .collect(Collectors.joining(", "));
    int more = operations.size() - SHOWN_OPERATIONS;
    return " — " + shown + (more > 0 ? " and " + more + " more" : "");
  }

  private void overlay() {
    list(
        "Overlay actions that no longer match",
        report.failures().stream().map(Markdown::failure).toList());
  }

  private static String failure(ActionFailure failure) {
    return "`openapi/overlay.yaml:"
        + failure.line()
        + "` action "
        + failure.index()
        + ", target `"
        + failure.target()
        + "`: "
        + failure.problem()
        + ". Its reason was: "
        + failure.description();
  }

  private void operations() {
    list(
        "New operations",
        report.wire().added().stream()
            .map(
                one ->
                    "`"
                        + one
                        + "` as `"
                        + Objects.requireNonNullElse(
                            report.interfaces().get(one), "nothing: not generated")
                        + "`, reachable by `GetSales.api(…)`; proposed repeat class: "
                        + RepeatProposal.of(one.verb(), one.path()))
            .toList());
    list(
        "Operations gone",
        report.wire().gone().stream().map(one -> "`" + one + "`" + users(one)).toList());
    list(
        "Operations renamed",
        report.wire().renamed().entrySet().stream()
            .map(
                moved ->
                    "`"
                        + moved.getKey()
                        + "` to `"
                        + moved.getValue()
                        + "`"
                        + users(moved.getKey()))
            .toList());
  }

  private String users(OperationKey operation) {
    Set<String> methods = report.callers().getOrDefault(operation, Set.of());
    return methods.isEmpty() ? ", which no facade method calls" : ", called by " + code(methods);
  }

  private static String code(Collection<String> names) {
    return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
  }

  private void api() {
    List<String> breaking = new ArrayList<>();
    List<String> other = new ArrayList<>();
    for (ApiChange change : report.api()) {
      String words = "`" + change.element() + "`: " + change.what();
      if (change.isBreaking()) {
        breaking.add(words + " (breaks " + change.kind() + ")");
      } else {
        other.add(words);
      }
    }
    if (!report.generationProblems().isEmpty()) {
      list("Why no code can be made", report.generationProblems());
    }
    list("Java API changes that break", breaking);
    list("Other Java API changes", other);
  }

  private void facade() {
    list(
        "Facade lines that do not compile",
        report.errors().stream().map(error -> error.text(report.base())).toList());
    List<String> affected = new ArrayList<>();
    for (Map.Entry<String, Set<String>> method : report.affected().entrySet()) {
      affected.add("`" + method.getKey() + "`: " + String.join("; ", method.getValue()));
    }
    list("Facade methods affected", affected);
  }

  private void changelog() {
    List<String> lines = new ArrayList<>();
    for (OperationKey operation : report.wire().added()) {
      lines.add(
          "New: `"
              + report.interfaces().getOrDefault(operation, operation.toString())
              + "` by `GetSales.api(…)`.");
    }
    for (ApiChange change : report.api()) {
      if (change.isBreaking()) {
        lines.add("Breaking: `" + change.element() + "` " + change.what() + ".");
      } else if (!change.element().contains("Api")) {
        lines.add("New: `" + change.element() + "` " + change.what() + ".");
      }
    }
    report
        .wire()
        .changes()
        .forEach(
            (change, operations) -> {
              if (change.isBreaking()) {
                lines.add("Changed by the vendor: " + change.text() + concerning(operations) + ".");
              }
            });
    list("Proposed lines for the changelog", lines.stream().distinct().toList());
  }
}
