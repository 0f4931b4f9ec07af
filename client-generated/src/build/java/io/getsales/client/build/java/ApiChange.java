package io.getsales.client.build.java;

import java.util.List;

/**
 * One change of the Java API.
 *
 * @param element the class, or class and member
 * @param what what happened to it
 * @param breaksSource whether programs that use it may no longer compile
 * @param breaksBinary whether compiled programs that use it may fail
 */
public record ApiChange(String element, String what, boolean breaksSource, boolean breaksBinary) {

  /** Tells whether either kind of program may break. */
  public boolean isBreaking() {
    return breaksSource || breaksBinary;
  }

  /** Returns what breaks, in a word. */
  public String kind() {
    if (breaksBinary) {
      return breaksSource ? "source and binary" : "binary";
    }
    return breaksSource ? "source" : "compatible";
  }

  /** Returns the breaking ones of some changes. */
  public static List<ApiChange> breaking(List<ApiChange> changes) {
    return changes.stream().filter(ApiChange::isBreaking).toList();
  }
}
