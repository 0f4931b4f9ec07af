package io.getsales.client.build.report;

/** What is to be done about a new description. */
public enum Verdict {
  /** Nothing: {@code mvn verify} passes as it is. */
  COMPATIBLE("compatible"),
  /** Corrections in the overlay have to follow first. */
  NEEDS_OVERLAY("needs overlay"),
  /** Something that the facade stands on has changed. */
  NEEDS_FACADE_WORK("needs facade work");

  private final String words;

  Verdict(String words) {
    this.words = words;
  }

  /** Returns the verdict as it stands in the report. */
  public String words() {
    return words;
  }
}
