package io.getsales.client;

import io.getsales.client.generated.model.NewContact;
import io.getsales.client.generated.model.NewContactEnrollment;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a new contact is enrolled. Immutable; every {@code with…} method answers a changed copy, and
 * what is not set is left to the service.
 */
public final class EnrollOptions {
  private static final EnrollOptions NONE = new EnrollOptions(UpsertOptions.none(), null, null);

  private final UpsertOptions upsert;
  private final @Nullable Integer segment;
  private final @Nullable Boolean skipExisting;

  private EnrollOptions(
      UpsertOptions upsert, @Nullable Integer segment, @Nullable Boolean skipExisting) {
    this.upsert = upsert;
    this.segment = segment;
    this.skipExisting = skipExisting;
  }

  /**
   * Everything is left to the service: the first segment, existing contacts updated and enrolled.
   *
   * @return options that say nothing
   */
  public static EnrollOptions none() {
    return NONE;
  }

  /**
   * How the contact is written: custom fields, and what happens to one that exists.
   *
   * @param options as for {@link Contacts#upsert}
   * @return options with this choice; these stay as they are
   */
  public EnrollOptions withUpsert(UpsertOptions options) {
    return new EnrollOptions(Objects.requireNonNull(options, "options"), segment, skipExisting);
  }

  /**
   * The segment of the automation to begin in.
   *
   * @param segmentId 1 or more; the service begins in 1
   * @return options with this choice; these stay as they are
   */
  public EnrollOptions withSegment(int segmentId) {
    if (segmentId < 1) {
      throw new IllegalArgumentException("segmentId: " + segmentId + " (expected: 1 or more)");
    }
    return new EnrollOptions(upsert, segmentId, skipExisting);
  }

  /**
   * Does not enrol a contact that exists already.
   *
   * @return options with this choice; these stay as they are
   */
  public EnrollOptions withSkipIfExists() {
    return new EnrollOptions(upsert, segment, true);
  }

  NewContactEnrollment request(String listUuid, NewContact contact) {
    return upsert
        .enrollment(listUuid, contact)
        .flowSegmentId(segment)
        .skipIfLeadExists(skipExisting);
  }

  @Override
  public String toString() {
    return "EnrollOptions[upsert="
        + upsert
        + ", segment="
        + segment
        + ", skipExisting="
        + skipExisting
        + "]";
  }
}
