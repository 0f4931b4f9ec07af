package io.getsales.client;

import io.getsales.client.generated.api.SenderProfilesApi;
import io.getsales.client.generated.model.ExternalSenderProfile;
import io.getsales.client.generated.model.NewSenderProfile;
import io.getsales.client.generated.model.SenderProfile;
import io.getsales.client.internal.call.Calls;
import io.getsales.client.internal.wire.ListedRows;
import io.getsales.client.internal.wire.ListedRows.RowKeys;
import io.getsales.client.paging.Paged;
import io.getsales.client.query.Filter;
import io.getsales.client.query.Sort;
import io.getsales.client.time.TimeSource;
import java.util.Objects;

/**
 * The identities that outreach is sent from. Obtained by {@link GetSales#senderProfiles()};
 * thread-safe.
 */
public final class SenderProfiles {
  private final SenderProfilesApi api;
  private final TimeSource time;

  SenderProfiles(SenderProfilesApi api, TimeSource time) {
    this.api = api;
    this.time = time;
  }

  /** {@return all sender profiles, the oldest first} */
  public Paged<SenderProfile> list() {
    return list(Filter.none());
  }

  /**
   * {@return the sender profiles that match a filter, the oldest first} Documented fields: {@code
   * q}, {@code uuid}, {@code linkedin_browser_id}, {@code linkedin_account_uuid}, {@code
   * mailbox_uuid}, {@code assignee_user_id}, {@code first_name}, {@code last_name}, {@code label},
   * {@code status}, {@code user_id}.
   *
   * @param filter which rows, by field; {@link Filter#none()} for all of them
   */
  public Paged<SenderProfile> list(Filter filter) {
    return list(filter, Defaults.OLDEST_FIRST);
  }

  /**
   * {@return the sender profiles that match a filter, in an order of your own}
   *
   * @param filter which rows, by field; {@link Filter#none()} for all of them
   * @param sort the field to order by, and the direction
   */
  public Paged<SenderProfile> list(Filter filter, Sort sort) {
    return ListedRows.of(
        "listSenderProfiles",
        api::listSenderProfiles,
        filter,
        sort,
        new RowKeys<>(SenderProfile::getUuid, SenderProfile::getCreatedAt),
        time);
  }

  /**
   * Reads one sender profile.
   *
   * @param senderProfileUuid the profile's id; not blank
   * @return the profile
   * @throws io.getsales.client.error.NotFoundException when there is none with this UUID
   */
  public SenderProfile get(String senderProfileUuid) {
    return Calls.required(
        api.getSenderProfile(Arguments.id("senderProfileUuid", senderProfileUuid)));
  }

  /**
   * Creates a sender profile, without a LinkedIn seat. Not repeated once it may have arrived, since
   * a second time makes a second profile.
   *
   * @param profile with first name, last name and assignee (required by the white label)
   * @return the new profile, with its id
   */
  public SenderProfile create(NewSenderProfile profile) {
    Objects.requireNonNull(profile, "profile");
    Arguments.field("profile", "first_name", profile.getFirstName());
    Arguments.field("profile", "last_name", profile.getLastName());
    return Calls.written(api.createSenderProfile(profile), SenderProfile::new);
  }

  /**
   * Creates a sender profile and binds it to a GoLogin browser profile. Not repeated once it may
   * have arrived, since a second time makes a second profile.
   *
   * @param profile with first name, last name and the id of the browser profile
   * @return the new profile, with its id
   */
  public SenderProfile connect(ExternalSenderProfile profile) {
    Objects.requireNonNull(profile, "profile");
    Arguments.field("profile", "first_name", profile.getFirstName());
    Arguments.field("profile", "last_name", profile.getLastName());
    Arguments.field("profile", "gologin_external_id", profile.getGologinExternalId());
    return Calls.written(api.connectSenderProfile(profile), SenderProfile::new);
  }
}
