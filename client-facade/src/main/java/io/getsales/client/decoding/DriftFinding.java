package io.getsales.client.decoding;

import io.getsales.client.generated.support.Oddity;

/**
 * One way in which the answers of one operation differ from the description.
 *
 * @param operation the vendor's operation id
 * @param oddity what differs
 * @param path where, such as {@code $.data[].lead.tags[]}: names of fields, never values; {@code *}
 *     stands for names that may be data, such as an email address as a key
 * @param count how often it was met
 */
public record DriftFinding(String operation, Oddity oddity, String path, long count) {}
