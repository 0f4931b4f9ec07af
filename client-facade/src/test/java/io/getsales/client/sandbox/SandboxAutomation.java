package io.getsales.client.sandbox;

/**
 * An automation as it stands in the sandbox, for assertions.
 *
 * @param uuid its UUID
 * @param name its name
 * @param status {@code on}, {@code off}, {@code draft} or {@code archived}
 */
public record SandboxAutomation(String uuid, String name, String status) {}
