package io.getsales.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContactLookupTest {

  @Test
  void byLinkedInHoldsTheNormalisedReferenceOnly() {
    ContactLookup lookup =
        ContactLookup.linkedIn("https://no.linkedin.com/in/Marta-Lindqvist-4b71a2/?x=1");
    assertThat(fields(lookup)).containsExactly("marta-lindqvist-4b71a2", null, null, null);
    assertThat(lookup)
        .isEqualTo(ContactLookup.linkedIn(LinkedInReference.of("marta-lindqvist-4b71a2")));
  }

  @Test
  void byEmailHoldsTheAddressOnly() {
    assertThat(fields(ContactLookup.email(" Marta.Lindqvist@fjordware.example ")))
        .containsExactly(null, "Marta.Lindqvist@fjordware.example", null, null);
  }

  @Test
  void byNameHoldsNameAndCompanyOnly() {
    assertThat(fields(ContactLookup.nameAtCompany(" Marta Lindqvist", "Fjordware AS ")))
        .containsExactly(null, null, "Marta Lindqvist", "Fjordware AS");
  }

  @Test
  void asksForEverythingUnlessToldOtherwise() {
    ContactLookup lookup = ContactLookup.email("marta.lindqvist@fjordware.example");
    assertThat(lookup.isAggregationDisabled()).isFalse();
    assertThat(lookup.withoutAggregation().isAggregationDisabled()).isTrue();
    assertThat(fields(lookup.withoutAggregation())).isEqualTo(fields(lookup));
    assertThat(lookup.isAggregationDisabled()).isFalse();
    assertThat(lookup.withoutAggregation())
        .isNotEqualTo(lookup)
        .isEqualTo(lookup.withoutAggregation().withoutAggregation());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "marta",
        "@fjordware.example",
        "marta@",
        "marta@fjordware@example",
        "marta lindqvist@fjordware.example",
        "marta@fjordware.example, jonas@fjordware.example"
      })
  void refusesWhatIsNoEmailAddressWithoutRepeatingIt(String email) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ContactLookup.email(email))
        .withMessage("email: not an email address (expected: one address of the form name@host)");
  }

  @ParameterizedTest
  @CsvSource({"'', Fjordware AS, name", "' ', Fjordware AS, name", "Marta, '', companyName"})
  void refusesANameWithoutACompanyAndACompanyWithoutAName(
      String name, String company, String argument) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ContactLookup.nameAtCompany(name, company))
        .withMessage(argument + ": blank (expected: a name)");
  }

  @Test
  void refusesAReferenceThatIsNoPerson() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ContactLookup.linkedIn("https://www.linkedin.com/company/fjordware"))
        .withMessageStartingWith("reference: ");
  }

  @Test
  void refusesNull() {
    assertThatNullPointerException()
        .isThrownBy(() -> ContactLookup.linkedIn((String) null))
        .withMessage("reference");
    assertThatNullPointerException()
        .isThrownBy(() -> ContactLookup.linkedIn((LinkedInReference) null))
        .withMessage("reference");
    assertThatNullPointerException()
        .isThrownBy(() -> ContactLookup.email(null))
        .withMessage("email");
    assertThatNullPointerException()
        .isThrownBy(() -> ContactLookup.nameAtCompany(null, "Fjordware AS"))
        .withMessage("name");
    assertThatNullPointerException()
        .isThrownBy(() -> ContactLookup.nameAtCompany("Marta Lindqvist", null))
        .withMessage("companyName");
  }

  @Test
  void showsByWhatButNeverWhom() {
    assertThat(
            List.of(
                ContactLookup.linkedIn("marta-lindqvist").toString(),
                ContactLookup.email("marta@fjordware.example").toString(),
                ContactLookup.nameAtCompany("Marta Lindqvist", "Fjordware AS").toString(),
                ContactLookup.email("marta@fjordware.example").withoutAggregation().toString()))
        .containsExactly(
            "ContactLookup[linkedIn]",
            "ContactLookup[email]",
            "ContactLookup[nameAtCompany]",
            "ContactLookup[email, without aggregation]");
  }

  private static List<String> fields(ContactLookup lookup) {
    return Arrays.asList(lookup.linkedInId(), lookup.email(), lookup.name(), lookup.companyName());
  }
}
