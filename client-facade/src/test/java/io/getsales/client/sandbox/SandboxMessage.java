package io.getsales.client.sandbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of the list of LinkedIn messages or of the list of emails, for assertions.
 *
 * @param uuid its UUID
 * @param type {@code inbox} for received, {@code outbox} for sent
 * @param status LinkedIn: {@code new}, {@code in_progress}, {@code done} or {@code failed}; emails:
 *     {@code waiting}, {@code sent}, {@code sync} or {@code bounced}
 * @param senderProfileUuid the sender profile; null for an email from a mailbox of no profile
 * @param contactUuid the contact; null for an email that named none
 * @param subject of an email or InMail
 * @param text of a LinkedIn message; null for emails, whose rows have none
 * @param sentAt when it was sent or received; null while it waits
 * @param createdAt when the row was made
 */
public record SandboxMessage(
    String uuid,
    String type,
    String status,
    @Nullable String senderProfileUuid,
    @Nullable String contactUuid,
    @Nullable String subject,
    @Nullable String text,
    @Nullable Instant sentAt,
    Instant createdAt) {}
