package io.getsales.client.sandbox;

import java.time.Duration;
import java.time.InstantSource;

/**
 * What time does to an account.
 *
 * @param clock tells what time it is
 * @param queued how long a message waits before it is being sent
 * @param sending how long it is being sent
 * @param searchLag how long a write takes until contact search shows it
 */
record Timing(InstantSource clock, Duration queued, Duration sending, Duration searchLag) {}
