package io.getsales.client.sandbox;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A contact as it stands in the sandbox, for assertions.
 *
 * @param uuid its UUID
 * @param listUuid the list it is in
 * @param name full name
 * @param companyName name of the company
 * @param linkedin LinkedIn nickname
 * @param lnId LinkedIn member id, starts with ACoA
 * @param workEmail email at work
 * @param personalEmail private email
 * @param tags UUIDs of its tags
 * @param customFields custom fields by name; values are text, numbers, booleans or null
 * @param createdAt when it was made
 * @param updatedAt when it was last changed
 */
public record SandboxContact(
    String uuid,
    @Nullable String listUuid,
    @Nullable String name,
    @Nullable String companyName,
    @Nullable String linkedin,
    @Nullable String lnId,
    @Nullable String workEmail,
    @Nullable String personalEmail,
    List<String> tags,
    Map<String, Object> customFields,
    Instant createdAt,
    Instant updatedAt) {

  /**
   * Copies the collections.
   *
   * @param tags see {@link #tags()}
   * @param uuid see {@link #uuid()}
   * @param listUuid see {@link #listUuid()}
   * @param name see {@link #name()}
   * @param companyName see {@link #companyName()}
   * @param linkedin see {@link #linkedin()}
   * @param lnId see {@link #lnId()}
   * @param workEmail see {@link #workEmail()}
   * @param personalEmail see {@link #personalEmail()}
   * @param customFields see {@link #customFields()}
   * @param createdAt see {@link #createdAt()}
   * @param updatedAt see {@link #updatedAt()}
   */
  public SandboxContact {
    tags = List.copyOf(tags);
    customFields = Collections.unmodifiableMap(new LinkedHashMap<>(customFields));
  }
}
