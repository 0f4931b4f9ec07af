package io.getsales.client.generated.support;

/** A way in which an answer can differ from its description. */
public enum Oddity {
  /** A field that the description does not know. */
  UNKNOWN_FIELD,

  /** A value that is none of those that the description lists. */
  UNKNOWN_ENUM_VALUE,

  /** A value of another type than described, whether it could be read or not. */
  TYPE_MISMATCH,

  /** A field that the description requires, absent or null. */
  MISSING_REQUIRED_FIELD
}
