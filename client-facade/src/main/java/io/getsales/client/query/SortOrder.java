package io.getsales.client.query;

/** Which end of a sorted list comes first. */
public enum SortOrder {
  /** Smallest, or oldest, first. */
  ASCENDING("asc"),
  /** Largest, or newest, first. */
  DESCENDING("desc");

  private final String wireValue;

  SortOrder(String wireValue) {
    this.wireValue = wireValue;
  }

  /** {@return the service's word for it: {@code asc} or {@code desc}} */
  public String wireValue() {
    return wireValue;
  }
}
