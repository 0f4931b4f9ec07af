package io.getsales.client.sandbox;

import org.jspecify.annotations.Nullable;

/**
 * A sender profile as it stands in the sandbox, for assertions.
 *
 * @param uuid its UUID
 * @param firstName first name
 * @param lastName last name
 * @param status {@code enabled} or {@code disabled}
 * @param mailboxUuid the mailbox that its emails go out from; null when it has none
 */
public record SandboxSenderProfile(
    String uuid, String firstName, String lastName, String status, @Nullable String mailboxUuid) {}
