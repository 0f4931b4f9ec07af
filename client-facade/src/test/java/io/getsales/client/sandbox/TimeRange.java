package io.getsales.client.sandbox;

/** A stretch of time in microseconds since 1970, both ends included. */
record TimeRange(long from, long to) {
  static final TimeRange ALL = new TimeRange(Long.MIN_VALUE, Long.MAX_VALUE);

  static TimeRange from(long micros) {
    return new TimeRange(micros, Long.MAX_VALUE);
  }

  static TimeRange until(long micros) {
    return new TimeRange(Long.MIN_VALUE, micros);
  }

  TimeRange and(TimeRange other) {
    return new TimeRange(Math.max(from, other.from), Math.min(to, other.to));
  }

  boolean contains(long micros) {
    return from <= micros && micros <= to;
  }
}
