package io.getsales.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.getsales.client.LinkedInReference.Kind;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkedInReferenceTest {

  private static final String MEMBER_ID = "ACoAABq1x7kBz0c9TnV2mP4sLr8wYd3Fe6GhJkQ";
  private static final String SALES_ID = "ACwAABq1x7kBz0c9TnV2mP4sLr8wYd3Fe6GhJkQ";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "marta-lindqvist-4b71a2",
        "Marta-Lindqvist-4B71A2",
        "  marta-lindqvist-4b71a2\n",
        "https://www.linkedin.com/in/marta-lindqvist-4b71a2",
        "https://www.linkedin.com/in/marta-lindqvist-4b71a2/",
        "http://www.linkedin.com/in/marta-lindqvist-4b71a2",
        "HTTPS://WWW.LINKEDIN.COM/IN/MARTA-LINDQVIST-4B71A2",
        "//www.linkedin.com/in/marta-lindqvist-4b71a2",
        "linkedin.com/in/marta-lindqvist-4b71a2",
        "www.linkedin.com/in/marta-lindqvist-4b71a2",
        "no.linkedin.com/in/marta-lindqvist-4b71a2",
        "https://no.linkedin.com/in/marta-lindqvist-4b71a2/?x=1",
        "https://linkedin.com/in/marta-lindqvist-4b71a2?trk=public_profile&x=/in/other",
        "https://linkedin.com/in/marta-lindqvist-4b71a2#about",
        "https://www.linkedin.com:443/in/marta-lindqvist-4b71a2",
        "https://www.linkedin.com//in//marta-lindqvist-4b71a2//",
        "https://www.linkedin.com/in/marta-lindqvist-4b71a2/en",
        "https://www.linkedin.com/in/marta-lindqvist-4b71a2/overlay/contact-info/",
        "https://www.linkedin.com/in/marta%2Dlindqvist%2d4b71a2",
        "https://m.linkedin.com/in/marta-lindqvist-4b71a2",
        "https://touch.www.linkedin.com/in/marta-lindqvist-4b71a2",
        "https://www.linkedin.com/mwlite/in/marta-lindqvist-4b71a2",
        "https://www.linkedin.com/m/in/marta-lindqvist-4b71a2",
        "https://www.linkedin.com/comm/in/marta-lindqvist-4b71a2?midToken=x",
        "https://www.linkedin.com/people/marta-lindqvist-4b71a2",
        "https://www.linkedin.com/pub/marta-lindqvist-4b71a2",
        "/in/marta-lindqvist-4b71a2",
        "in/marta-lindqvist-4b71a2/",
      })
  void readsANicknameFromEveryForm(String reference) {
    LinkedInReference read = LinkedInReference.of(reference);
    assertThat(read.kind()).isEqualTo(Kind.NICKNAME);
    assertThat(read.value()).isEqualTo("marta-lindqvist-4b71a2");
    assertThat(read).isEqualTo(LinkedInReference.of("marta-lindqvist-4b71a2"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ACoAABq1x7kBz0c9TnV2mP4sLr8wYd3Fe6GhJkQ",
        "https://www.linkedin.com/in/ACoAABq1x7kBz0c9TnV2mP4sLr8wYd3Fe6GhJkQ/",
        "https://www.linkedin.com/in/ACoAABq1x7kBz0c9TnV2mP4sLr8wYd3Fe6GhJkQ?miniProfileUrn=x",
        "https://www.linkedin.com/people/ACoAABq1x7kBz0c9TnV2mP4sLr8wYd3Fe6GhJkQ",
      })
  void readsAMemberIdWithItsCase(String reference) {
    LinkedInReference read = LinkedInReference.of(reference);
    assertThat(read.kind()).isEqualTo(Kind.MEMBER_ID);
    assertThat(read.value()).isEqualTo(MEMBER_ID);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ACwAABq1x7kBz0c9TnV2mP4sLr8wYd3Fe6GhJkQ",
        "https://www.linkedin.com/sales/lead/ACwAABq1x7kBz0c9TnV2mP4sLr8wYd3Fe6GhJkQ",
        "https://linkedin.com/sales/lead/ACwAABq1x7kBz0c9TnV2mP4sLr8wYd3Fe6GhJkQ,NAME_SEARCH,uA1z",
        "https://linkedin.com/sales/lead/ACwAABq1x7kBz0c9TnV2mP4sLr8wYd3Fe6GhJkQ,NAME?_ntb=x%3D",
        "https://www.linkedin.com/sales/lead/ACwAABq1x7kBz0c9TnV2mP4sLr8wYd3Fe6GhJkQ%2CNAME_SEARCH",
        "https://www.linkedin.com/sales/people/ACwAABq1x7kBz0c9TnV2mP4sLr8wYd3Fe6GhJkQ,name,x",
        "linkedin.com/sales/people/ACwAABq1x7kBz0c9TnV2mP4sLr8wYd3Fe6GhJkQ",
        "https://www.linkedin.com/people/ACwAABq1x7kBz0c9TnV2mP4sLr8wYd3Fe6GhJkQ,NAME_SEARCH",
        "https://www.linkedin.com/in/ACwAABq1x7kBz0c9TnV2mP4sLr8wYd3Fe6GhJkQ",
      })
  void readsASalesNavigatorIdWithItsCase(String reference) {
    LinkedInReference read = LinkedInReference.of(reference);
    assertThat(read.kind()).isEqualTo(Kind.SALES_NAVIGATOR_ID);
    assertThat(read.value()).isEqualTo(SALES_ID);
  }

  @ParameterizedTest
  @CsvSource({
    "https://no.linkedin.com/pub/marta-lindqvist/4b/71a/2c9,      marta-lindqvist-2c971a4b",
    "https://no.linkedin.com/pub/marta-lindqvist/5/A55/B9,        marta-lindqvist-0b9a555",
    "http://www.linkedin.com/pub/marta-lindqvist/1/2/3?trk=x,     marta-lindqvist-0030021",
    "http://www.linkedin.com/pub/marta-lindqvist/4b/71a/2c9/en,   marta-lindqvist-2c971a4b",
  })
  void turnsAnOldProfileAddressIntoItsNickname(String address, String nickname) {
    assertThat(LinkedInReference.of(address).value()).isEqualTo(nickname);
  }

  @ParameterizedTest
  @CsvSource({
    "https://no.linkedin.com/in/%C3%A5se-s%C3%B8rli,  åse-sørli",
    "https://no.linkedin.com/in/ÅSE-SØRLI/,           åse-sørli",
    "https://no.linkedin.com/in/a%CC%8Ase-s%C3%B8rli, åse-sørli",
    "%C3%A5se-s%C3%B8rli,                             åse-sørli",
    "https://linkedin.com/in/%E5%B1%B1%E7%94%B0-4b,   山田-4b",
    "https://linkedin.com/in/%F0%9F%9A%80-berg,       🚀-berg",
    "IDA-INGRID,                                      ida-ingrid",
    "linkedin.com/in/ida_berg.b,                      ida_berg.b",
    "linkedin.com/in/1234567,                         1234567",
  })
  void readsNicknamesOfAnyScriptInAnyEncoding(String reference, String nickname) {
    assertThat(LinkedInReference.of(reference).value()).isEqualTo(nickname);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Nothing, or no name.
        "",
        "   ",
        "\t\n",
        "Marta Lindqvist",
        "marta lindqvist 4b71a2",
        "https://www.linkedin.com/in/marta lindqvist",
        "https://www.linkedin.com/in/marta%20lindqvist",
        "marta\u00a0lindqvist",
        "marta\u200blindqvist",
        "\ufeffmarta",
        "marta\u0000lindqvist",
        "marta\ud800lindqvist",
        // Other things of a person's.
        "marta.lindqvist@fjordware.example",
        "@marta-lindqvist",
        "+4712345678",
        "1234567",
        "7,8",
        "marta-lindqvist?x=1",
        // Other sites.
        "fjordware.example",
        "www.linkedin.com",
        "https://fjordware.example/in/marta-lindqvist",
        "https://linkedin.com.fjordware.example/in/marta-lindqvist",
        "https://notlinkedin.com/in/marta-lindqvist",
        "https://linkedin.com@fjordware.example/in/marta-lindqvist",
        "https://fjordware.example@linkedin.com/in/marta-lindqvist",
        "https://fjordware.example@www.linkedin.com/in/marta-lindqvist",
        "https://fjordware.example/?u=https://www.linkedin.com/in/marta-lindqvist",
        "https://lnkd.in/abc123",
        "ftp://www.linkedin.com/in/marta-lindqvist",
        "javascript://www.linkedin.com/in/marta-lindqvist",
        "https://",
        "https:///in/marta-lindqvist",
        // LinkedIn, but no person.
        "https://www.linkedin.com",
        "https://www.linkedin.com/",
        "https://www.linkedin.com/in",
        "https://www.linkedin.com/in/",
        "https://www.linkedin.com/in/?x=marta",
        "https://www.linkedin.com/mwlite/in/",
        "https://www.linkedin.com/company/fjordware",
        "https://www.linkedin.com/company/fjordware/people/",
        "https://www.linkedin.com/school/fjord-university/",
        "https://www.linkedin.com/showcase/fjordware-labs",
        "https://www.linkedin.com/feed/update/urn:li:activity:7000000000000000000",
        "https://www.linkedin.com/jobs/view/4000000000",
        "https://www.linkedin.com/search/results/people/?keywords=marta",
        "https://www.linkedin.com/pub/dir/Marta/Lindqvist",
        "https://www.linkedin.com/sales",
        "https://www.linkedin.com/sales/lead",
        "https://www.linkedin.com/sales/lead/",
        "https://www.linkedin.com/sales/lead/marta-lindqvist",
        "https://www.linkedin.com/sales/lead/,NAME_SEARCH",
        "https://www.linkedin.com/sales/company/123456",
        "https://www.linkedin.com/sales/search/people",
        "company/fjordware",
        // Damaged.
        "ACoA",
        "ACwAAB",
        "ACoAABq1x7kBz0c9TnV2mP4s…",
        "ACoAABq1x7kBz0c9TnV2mP4s,NAME",
        "https://www.linkedin.com/in/marta%",
        "https://www.linkedin.com/in/marta%2",
        "https://www.linkedin.com/in/marta%zz",
        "https://www.linkedin.com/in/marta%C3",
        "https://www.linkedin.com/in/marta%2Flindqvist",
        "https://www.linkedin.com/in/marta%00",
        "https://www.linkedin.com/in/<marta>",
      })
  void refusesEverythingElseWithoutRepeatingIt(String reference) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LinkedInReference.of(reference))
        .withMessageStartingWith("reference: ")
        .withMessageContaining("expected: the address of a LinkedIn profile")
        .satisfies(
            e ->
                assertThat(e.getMessage().toLowerCase(Locale.ROOT))
                    .doesNotContain("marta", "lindqvist", "fjord", "4712345678", "1234567"));
  }

  @Test
  void refusesTextsOfAnyLengthAtOnce() {
    for (String text :
        List.of(
            "a".repeat(201), "a".repeat(5_000_000), "https://linkedin.com/in/" + "a".repeat(201))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> LinkedInReference.of(text))
          .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(300));
    }
  }

  @Test
  void refusesNull() {
    assertThatNullPointerException()
        .isThrownBy(() -> LinkedInReference.of(null))
        .withMessage("reference");
  }

  @Test
  void tellsKindsAndCasesOfIdsApart() {
    assertThat(LinkedInReference.of(MEMBER_ID)).isNotEqualTo(LinkedInReference.of(SALES_ID));
    assertThat(LinkedInReference.of(MEMBER_ID))
        .isNotEqualTo(LinkedInReference.of(MEMBER_ID.replace("GhJkQ", "ghjkq")));
    assertThat(LinkedInReference.of("marta")).hasSameHashCodeAs(LinkedInReference.of("MARTA"));
  }

  @Test
  void showsItsKindOnly() {
    assertThat(LinkedInReference.of("marta-lindqvist")).hasToString("LinkedInReference[NICKNAME]");
    assertThat(LinkedInReference.of(SALES_ID)).hasToString("LinkedInReference[SALES_NAVIGATOR_ID]");
  }

  @Property
  void everyAddressOfANicknameIsTheNickname(
      @ForAll("nicknames") String nickname, @ForAll("frames") List<String> frame) {
    assertThat(LinkedInReference.of(frame.get(0) + nickname + frame.get(1)))
        .isEqualTo(LinkedInReference.of(nickname));
  }

  @Property
  void readsItsOwnValueAsItself(@ForAll("nicknames") String nickname) {
    LinkedInReference read = LinkedInReference.of(nickname);
    assertThat(LinkedInReference.of(read.value())).isEqualTo(read);
  }

  @Property
  void anyTextIsReadOrRefusedByArgument(@ForAll String text) {
    try {
      assertThat(LinkedInReference.of(text).value()).isNotBlank();
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageStartingWith("reference: ");
    }
  }

  @Provide
  Arbitrary<String> nicknames() {
    return Arbitraries.strings()
        .withCharRange('a', 'z')
        .withCharRange('A', 'Z')
        .withCharRange('0', '9')
        .withChars("-_øÅéßİıΣ山")
        .ofMinLength(1)
        .ofMaxLength(60)
        .filter(name -> !name.matches("[0-9]+|AC[ow]A.*"));
  }

  @Provide
  Arbitrary<List<String>> frames() {
    return Combinators.combine(
            Arbitraries.of("", "http://", "https://", "//"),
            Arbitraries.of("", "www.", "no.", "m.", "uk."),
            Arbitraries.of("in", "people", "pub", "mwlite/in"),
            Arbitraries.of("", "/", "/?x=1", "?trk=a/b", "#top", "/en/"))
        .as(
            (scheme, host, section, tail) ->
                List.of(scheme + host + "linkedin.com/" + section + "/", tail));
  }
}
