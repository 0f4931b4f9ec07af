package io.getsales.client.build.wire;

/** Which way a value goes, since what breaks differs. */
enum Direction {
  /** To the server: less is allowed, or more is asked. */
  REQUEST,
  /** From the server: less comes, or another type. */
  ANSWER
}
