package io.getsales.client;

/**
 * The team's shared inbox: LinkedIn messages and emails of all sender profiles. Obtained by {@link
 * GetSales#unibox()}; thread-safe.
 */
public final class Unibox {
  private final LinkedInMessages linkedInMessages;
  private final Emails emails;

  Unibox(LinkedInMessages linkedInMessages, Emails emails) {
    this.linkedInMessages = linkedInMessages;
    this.emails = emails;
  }

  /** {@return LinkedIn messages, received and sent} */
  public LinkedInMessages linkedInMessages() {
    return linkedInMessages;
  }

  /** {@return emails, received and sent} */
  public Emails emails() {
    return emails;
  }
}
