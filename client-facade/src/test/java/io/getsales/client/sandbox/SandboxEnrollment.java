package io.getsales.client.sandbox;

/**
 * The enrolment of a contact in an automation, for assertions. A contact that was enrolled twice
 * has two.
 *
 * @param uuid its UUID
 * @param automationUuid the automation
 * @param contactUuid the contact
 * @param status {@code in_progress} or {@code cancelled}
 */
public record SandboxEnrollment(
    String uuid, String automationUuid, String contactUuid, String status) {}
