package io.getsales.client.sandbox;

import java.time.Instant;

/**
 * A contact list as it stands in the sandbox, for assertions.
 *
 * @param uuid its UUID
 * @param name its name; several lists may share one
 * @param createdAt when it was made
 */
public record SandboxList(String uuid, String name, Instant createdAt) {}
