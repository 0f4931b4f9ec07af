package io.getsales.client.sandbox.model;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.getsales.client.generated.model.Automation;
import io.getsales.client.generated.model.Contact;
import io.getsales.client.generated.model.ContactList;
import io.getsales.client.generated.model.ContactMarker;
import io.getsales.client.generated.model.ContactRecord;
import io.getsales.client.generated.model.ContactUpdate;
import io.getsales.client.generated.model.Email;
import io.getsales.client.generated.model.EmailBody;
import io.getsales.client.generated.model.Enrollment;
import io.getsales.client.generated.model.EnrollmentResult;
import io.getsales.client.generated.model.ExternalSenderProfile;
import io.getsales.client.generated.model.LinkedInMessage;
import io.getsales.client.generated.model.NewContact;
import io.getsales.client.generated.model.NewEmail;
import io.getsales.client.generated.model.NewLinkedInMessage;
import io.getsales.client.generated.model.NewSenderProfile;
import io.getsales.client.generated.model.Schedule;
import io.getsales.client.generated.model.SenderProfile;
import io.getsales.client.generated.model.SentEmail;
import io.getsales.client.generated.support.Model;
import io.getsales.client.generated.support.ModelTypeAdapterFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Valid examples of the models, for tests of code that takes or gives them. Each call answers a new
 * one, to be changed as the test needs it:
 *
 * <pre>{@code
 * Contact contact = Examples.contact().firstName("Eirik").workEmail(null);
 * }</pre>
 *
 * <p>They fit together: the message is to the contact, which is in the list, and so on.
 */
public final class Examples {
  private static final JsonObject ALL = load();

  private Examples() {}

  /** {@return a contact, Marta Lindqvist of Fjordware AS} */
  public static Contact contact() {
    return of(Contact.class);
  }

  /** {@return the same contact as a search answers it: with enrolment, custom field and markers} */
  public static ContactRecord contactRecord() {
    return of(ContactRecord.class);
  }

  /** {@return what is needed to create or upsert a contact} */
  public static NewContact newContact() {
    return of(NewContact.class);
  }

  /** {@return changes of a contact} */
  public static ContactUpdate contactUpdate() {
    return of(ContactUpdate.class);
  }

  /** {@return a contact list} */
  public static ContactList contactList() {
    return of(ContactList.class);
  }

  /** {@return what one sender profile and a contact have exchanged} */
  public static ContactMarker contactMarker() {
    return of(ContactMarker.class);
  }

  /** {@return an enrolment under way} */
  public static Enrollment enrollment() {
    return of(Enrollment.class);
  }

  /** {@return the answer for a contact that was left out because it was there} */
  public static EnrollmentResult enrollmentResult() {
    return of(EnrollmentResult.class);
  }

  /** {@return an automation that is on} */
  public static Automation automation() {
    return of(Automation.class);
  }

  /** {@return a LinkedIn message that was received} */
  public static LinkedInMessage linkedInMessage() {
    return of(LinkedInMessage.class);
  }

  /**
   * {@return a LinkedIn message that was sent and waits to go out, as the answer to a send shows
   * it}
   */
  public static LinkedInMessage queuedLinkedInMessage() {
    return linkedInMessage()
        .uuid("41d7c9e2-8b50-4f6a-93e1-0a6f2c5b7d18")
        .type(LinkedInMessage.Type.OUTBOX)
        .automation(LinkedInMessage.Automation.MANUAL)
        .status(LinkedInMessage.Status.NEW)
        .text("Hello Marta, thank you for connecting.")
        .messageHash(null)
        .readAt(null)
        .sentAt(null);
  }

  /** {@return a LinkedIn message to send} */
  public static NewLinkedInMessage newLinkedInMessage() {
    return of(NewLinkedInMessage.class);
  }

  /** {@return an email that was received} */
  public static Email email() {
    return of(Email.class);
  }

  /** {@return the body of an email} */
  public static EmailBody emailBody() {
    return of(EmailBody.class);
  }

  /** {@return an email to send, in the form of the reference 3.0} */
  public static NewEmail newEmail() {
    return of(NewEmail.class);
  }

  /** {@return the answer to an email that was accepted} */
  public static SentEmail sentEmail() {
    return of(SentEmail.class);
  }

  /** {@return an enabled sender profile, Jonas Berg, with LinkedIn account and mailbox} */
  public static SenderProfile senderProfile() {
    return of(SenderProfile.class);
  }

  /** {@return a sender profile to create} */
  public static NewSenderProfile newSenderProfile() {
    return of(NewSenderProfile.class);
  }

  /** {@return a sender profile of an outside browser, to connect} */
  public static ExternalSenderProfile externalSenderProfile() {
    return of(ExternalSenderProfile.class);
  }

  /** {@return Monday to Friday, nine to six, Oslo time} */
  public static Schedule schedule() {
    return of(Schedule.class);
  }

  /**
   * {@return an example of any model, also of those that have no method of their own}
   *
   * @param <M> that class
   * @param type a class of {@code io.getsales.client.generated.model}
   * @throws IllegalArgumentException for any other class
   */
  public static <M extends Model> M of(Class<M> type) {
    JsonElement example = ALL.get(type.getSimpleName());
    if (example == null) {
      throw new IllegalArgumentException(
          "type: " + type.getName() + " (expected: a class of io.getsales.client.generated.model)");
    }
    return ModelTypeAdapterFactory.of(type).fromJsonTree(example);
  }

  private static JsonObject load() {
    try (InputStream in = Examples.class.getResourceAsStream("examples.json")) {
      if (in == null) {
        throw new IllegalStateException("examples.json is not beside " + Examples.class.getName());
      }
      Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
      return JsonParser.parseReader(reader).getAsJsonObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
