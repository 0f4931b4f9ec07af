package io.getsales.client.sandbox;

/** How points in time are written in rows. All of them are UTC. */
public enum DateShape {
  /** {@code 2024-11-05T08:31:12.000000Z} in every row. */
  MICROSECONDS,
  /** {@code 2024-11-05T08:31:12Z} in every row. */
  SECONDS,
  /** Microseconds, but for automations and emails, whose published samples have whole seconds. */
  BY_RESOURCE
}
