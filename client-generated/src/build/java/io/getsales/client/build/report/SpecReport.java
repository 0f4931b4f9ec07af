package io.getsales.client.build.report;

import io.getsales.client.build.java.ApiChange;
import io.getsales.client.build.java.CompileError;
import io.getsales.client.build.overlay.ActionFailure;
import io.getsales.client.build.wire.OperationKey;
import io.getsales.client.build.wire.WireDifference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everything that a new description changes.
 *
 * @param source where it came from
 * @param base the root of the project, to which places are relative
 * @param complaints what the parser says against it
 * @param wire what changes on the wire
 * @param failures overlay actions that no longer fit
 * @param notes what has no typed form in Java, new with this description
 * @param generationProblems why nothing can be generated or compiled; none usually
 * @param api changes of the generated Java API
 * @param callers facade methods by the operation that they call
 * @param interfaces the Java method of each operation of the new description
 * @param errors facade lines that no longer compile
 * @param brokenMethods the facade methods around them
 */
public record SpecReport(
    String source,
    Path base,
    List<String> complaints,
    WireDifference wire,
    List<ActionFailure> failures,
    List<String> notes,
    List<String> generationProblems,
    List<ApiChange> api,
    Map<OperationKey, Set<String>> callers,
    Map<OperationKey, String> interfaces,
    List<CompileError> errors,
    Set<String> brokenMethods) {

  /** Returns what is to be done. */
  public Verdict verdict() {
    if (!failures.isEmpty() || !generationProblems.isEmpty()) {
      return Verdict.NEEDS_OVERLAY;
    }
    return reasons().isEmpty() ? Verdict.COMPATIBLE : Verdict.NEEDS_FACADE_WORK;
  }

  /** Returns why the verdict is not {@code compatible}; empty when it is. */
  public List<String> reasons() {
    List<String> reasons = new ArrayList<>();
    if (!failures.isEmpty()) {
      reasons.add(failures.size() + " overlay actions match nothing");
    }
    if (!generationProblems.isEmpty()) {
      reasons.add("the generated code cannot be made");
    }
    if (!errors.isEmpty()) {
      reasons.add(errors.size() + " lines of the facade do not compile");
    }
    int breakingApi = ApiChange.breaking(api).size();
    if (breakingApi > 0) {
      reasons.add(breakingApi + " breaking changes of the Java API");
    }
    long breakingWire =
        wire.changes().entrySet().stream()
            .filter(change -> change.getKey().isBreaking())
            .filter(
                change ->
                    change.getValue().isEmpty()
                        || change.getValue().stream().anyMatch(callers::containsKey))
            .count();
    if (breakingWire > 0) {
      reasons.add(breakingWire + " breaking wire changes of operations that the facade calls");
    }
    return reasons;
  }

  /** Returns the one line that says it all. */
  public String verdictLine() {
    List<String> reasons = reasons();
    return "verdict: "
        + verdict().words()
        + (reasons.isEmpty() ? "" : " (" + String.join("; ", reasons) + ")");
  }

  /** Returns the public facade methods that breaking changes touch, with the operation. */
  Map<String, Set<String>> affected() {
    Map<String, Set<String>> affected = new java.util.TreeMap<>();
    wire.changes()
        .forEach(
            (change, operations) -> {
              if (change.isBreaking()) {
                for (OperationKey operation : operations) {
                  for (String method : callers.getOrDefault(operation, Set.of())) {
                    affected
                        .computeIfAbsent(method, any -> new java.util.LinkedHashSet<>())
                        .add(operation + ": " + change.text());
                  }
                }
              }
            });
    brokenMethods.forEach(
        method ->
            affected
                .computeIfAbsent(method, any -> new java.util.LinkedHashSet<>())
                .add("does not compile"));
    return affected;
  }
}
