package io.getsales.client.build.java;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How hand-written sources stand to generated classes.
 *
 * @param callers the public methods that lead to a call of a generated interface, by {@code
 *     Interface.method}
 * @param errors what does not compile
 * @param brokenMethods the methods in which those errors are
 */
public record FacadeUse(
    Map<String, Set<String>> callers, List<CompileError> errors, Set<String> brokenMethods) {}
