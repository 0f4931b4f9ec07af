package io.getsales.client.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What references of all forms name. */
final class LinkedInReferenceTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "marta-lindqvist-4b71a2                                       | linkedin     |"
            + " marta-lindqvist-4b71a2",
        "Marta-Lindqvist                                              | linkedin     |"
            + " marta-lindqvist",
        "in/marta-lindqvist                                           | linkedin     |"
            + " marta-lindqvist",
        "/in/marta-lindqvist/                                         | linkedin     |"
            + " marta-lindqvist",
        "https://www.linkedin.com/in/marta-lindqvist                  | linkedin     |"
            + " marta-lindqvist",
        "http://linkedin.com/in/marta-lindqvist/                      | linkedin     |"
            + " marta-lindqvist",
        "https://de.linkedin.com/in/j%C3%B6rg-wei%C3%9F?locale=de     | linkedin     | jörg-weiß",
        "https://www.linkedin.com/in/marta-lindqvist/overlay/about    | linkedin     |"
            + " marta-lindqvist",
        "https://www.linkedin.com/people/marta-lindqvist              | linkedin     |"
            + " marta-lindqvist",
        "https://www.linkedin.com/in/ACoAABq1x7kBz0c9                 | ln_id        |"
            + " ACoAABq1x7kBz0c9",
        "ACoAABq1x7kBz0c9                                             | ln_id        |"
            + " ACoAABq1x7kBz0c9",
        "ACwAABq1x7kBz0c9                                             | sn_id        |"
            + " ACwAABq1x7kBz0c9",
        "https://www.linkedin.com/sales/lead/ACwAABq1x7k,NAME_SEARCH,a1 | sn_id      | ACwAABq1x7k",
        "https://www.linkedin.com/sales/people/ACwAABq1x7k            | sn_id        | ACwAABq1x7k",
        "184220771                                                    | ln_member_id | 184220771"
      })
  void namesItsPart(String reference, String field, String value) {
    assertThat(LinkedInReference.parse(reference)).isEqualTo(new LinkedInReference(field, value));
  }
}
