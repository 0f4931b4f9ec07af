package io.getsales.client;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A person on LinkedIn, in the form that the service takes as {@code linkedin_id}, whatever form it
 * was given in. These are read:
 *
 * <ul>
 *   <li>profile addresses: {@code https://no.linkedin.com/in/marta-lindqvist-4b71a2/?locale=nb},
 *       with any country or mobile host, with or without scheme, percent-encoded or not, and with
 *       whatever follows the name; also {@code /people/…} and the {@code /pub/…} of old;
 *   <li>Sales Navigator addresses: {@code /sales/lead/ACwA…,NAME_SEARCH,…} and {@code
 *       /sales/people/…};
 *   <li>a nickname alone: {@code marta-lindqvist-4b71a2};
 *   <li>a member id ({@code ACoA…}) or a Sales Navigator id ({@code ACwA…}) alone.
 * </ul>
 *
 * <p>Nicknames are brought to lower case, as LinkedIn does not tell cases apart in them; ids keep
 * theirs, which counts. So two references to one nickname are equal however they were written. A
 * nickname and an id of the same person are not: only LinkedIn knows that they belong together.
 *
 * <p>Immutable. {@link #toString()} shows the kind only, and no exception repeats what was given:
 * it names a person.
 */
public final class LinkedInReference {

  private static final int LONGEST_REFERENCE = 2048;
  private static final int LONGEST_NICKNAME = 200;
  private static final String MEMBER_PREFIX = "ACoA";
  private static final String SALES_NAVIGATOR_PREFIX = "ACwA";
  // The ids seen are 39 characters long, but nothing promises that.
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{12,100}");
  private static final Pattern SCHEME =
      Pattern.compile("^(?:https?:)?//", Pattern.CASE_INSENSITIVE);
  private static final Pattern PUB_NUMBER = Pattern.compile("[0-9a-f]{1,3}");
  private static final Set<String> PATH_PREFIXES = Set.of("m", "mwlite", "comm");
  private static final Set<String> COMPANY_PATHS = Set.of("company", "school", "showcase");
  private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
  private static final int ZERO_WIDTH_JOINER = 0x200D;

  private final Kind kind;
  private final String value;

  private LinkedInReference(Kind kind, String value) {
    this.kind = kind;
    this.value = value;
  }

  /**
   * Reads a reference in any of the forms above. Blanks around it do no harm.
   *
   * @param reference as it was copied from a browser, or stands in a file
   * @return the reference, reduced to what the service matches by
   * @throws IllegalArgumentException if it is none of them: blank, an address of a company or of
   *     another site, an email address, a name with spaces, a number alone (the service's numeric
   *     member ids are no {@code linkedin_id}), an id that was cut short; the message says which
   *     forms are read and does not repeat what was given
   */
  public static LinkedInReference of(String reference) {
    Objects.requireNonNull(reference, "reference");
    String text = reference.strip();
    if (text.isEmpty()) {
      throw refused("blank");
    }
    if (text.length() > LONGEST_REFERENCE) {
      throw refused("longer than " + LONGEST_REFERENCE + " characters");
    }
    if (text.codePoints().anyMatch(c -> Character.isSpaceChar(c) || Character.isWhitespace(c))) {
      throw refused("holds spaces");
    }
    String address = SCHEME.matcher(text).replaceFirst("");
    boolean complete = address.length() < text.length();
    if (!complete && text.indexOf('/') < 0) {
      return ofWordAlone(decoded(text));
    }
    return ofAddress(address, complete);
  }

  /** {@return what sort of reference it is} */
  public Kind kind() {
    return kind;
  }

  /** {@return the nickname or id, as the service takes it for {@code linkedin_id}} */
  public String value() {
    return value;
  }

  private static LinkedInReference ofWordAlone(String word) {
    if (word.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw refused("a number alone");
    }
    // A word with a dot is the name of a host far more often than of a person.
    if (word.indexOf('.') >= 0) {
      throw refused("neither an address of a profile nor a nickname");
    }
    return ofName(word);
  }

  private static LinkedInReference ofAddress(String address, boolean complete) {
    String[] parts = address.split("[?#]", 2)[0].split("/", -1);
    boolean startsWithHost = complete || parts[0].indexOf('.') >= 0;
    if (startsWithHost && !isLinkedIn(parts[0])) {
      throw refused("an address of another site");
    }
    List<String> path =
        Arrays.stream(parts)
            .skip(startsWithHost ? 1 : 0)
            .filter(part -> !part.isEmpty())
            .map(LinkedInReference::decoded)
            .toList();
    if (!path.isEmpty() && PATH_PREFIXES.contains(path.get(0).toLowerCase(Locale.ROOT))) {
      path = path.subList(1, path.size());
    }
    if (path.size() < 2) {
      throw refused("an address without a profile");
    }
    String section = path.get(0).toLowerCase(Locale.ROOT);
    if (COMPANY_PATHS.contains(section)) {
      throw refused("an address of a company or school");
    }
    return switch (section) {
      case "in" -> ofName(path.get(1));
      case "people" -> ofName(beforeComma(path.get(1)));
      case "pub" -> ofOldProfile(path.subList(1, path.size()));
      case "sales" -> ofSalesNavigator(path.subList(1, path.size()));
      default -> throw refused("an address that is no person's profile");
    };
  }

  private static boolean isLinkedIn(String host) {
    String name = host.toLowerCase(Locale.ROOT).replaceFirst(":\\d{1,5}$", "");
    return name.indexOf('@') < 0 && (name.equals("linkedin.com") || name.endsWith(".linkedin.com"));
  }

  /**
   * LinkedIn forwards {@code /pub/name/1/2ab/3cd} to {@code /in/name-3cd2ab1}: the numbers in
   * reverse order, all but the first filled up to three digits.
   */
  private static LinkedInReference ofOldProfile(List<String> path) {
    String name = path.get(0);
    if (name.equalsIgnoreCase("dir")) {
      throw refused("an address of a directory");
    }
    List<String> numbers =
        path.stream()
            .skip(1)
            .limit(3)
            .map(part -> part.toLowerCase(Locale.ROOT))
            .filter(part -> PUB_NUMBER.matcher(part).matches())
            .toList();
    return numbers.size() < 3
        ? ofName(name)
        : ofName(
            name
                + "-"
                + threeDigits(numbers.get(2))
                + threeDigits(numbers.get(1))
                + numbers.get(0));
  }

  private static String threeDigits(String number) {
    return "0".repeat(3 - number.length()) + number;
  }

  private static LinkedInReference ofSalesNavigator(List<String> path) {
    String section = path.get(0).toLowerCase(Locale.ROOT);
    if (path.size() < 2 || !(section.equals("lead") || section.equals("people"))) {
      throw refused("a Sales Navigator address that is no person's");
    }
    String id = beforeComma(path.get(1));
    if (!hasIdPrefix(id)) {
      throw refused("a Sales Navigator address without an id of a person");
    }
    return ofName(id);
  }

  private static String beforeComma(String part) {
    int comma = part.indexOf(',');
    return comma < 0 ? part : part.substring(0, comma);
  }

  private static boolean hasIdPrefix(String text) {
    return text.startsWith(MEMBER_PREFIX) || text.startsWith(SALES_NAVIGATOR_PREFIX);
  }

  private static LinkedInReference ofName(String text) {
    if (hasIdPrefix(text)) {
      if (!ID.matcher(text).matches()) {
        throw refused("an id that is cut short or damaged");
      }
      return new LinkedInReference(
          text.startsWith(MEMBER_PREFIX) ? Kind.MEMBER_ID : Kind.SALES_NAVIGATOR_ID, text);
    }
    String nickname =
        Normalizer.normalize(
            Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT),
            Normalizer.Form.NFC);
    if (nickname.isEmpty() || nickname.length() > LONGEST_NICKNAME) {
      throw refused("a nickname of no or too many characters");
    }
    if (!nickname.codePoints().allMatch(LinkedInReference::mayStandInNickname)) {
      throw refused("holds a character that no nickname holds");
    }
    return new LinkedInReference(Kind.NICKNAME, nickname);
  }

  /**
   * LinkedIn lets people choose letters, digits and hyphens, yet names it made itself hold whatever
   * the person's name held: accents, other scripts, even emoji.
   */
  private static boolean mayStandInNickname(int c) {
    if (c < 0x80) {
      return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
    }
    return switch (Character.getType(c)) {
      case Character.FORMAT -> c == ZERO_WIDTH_NON_JOINER || c == ZERO_WIDTH_JOINER;
      case Character.CONTROL,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  private static String decoded(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    try {
      ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      ByteBuffer decoded = ByteBuffer.allocate(encoded.remaining());
      while (encoded.hasRemaining()) {
        byte next = encoded.get();
        decoded.put(next == '%' ? escaped(encoded) : next);
      }
      return StandardCharsets.UTF_8.newDecoder().decode(decoded.flip()).toString();
    } catch (CharacterCodingException e) {
      throw refused("holds a damaged percent-encoding");
    }
  }

  private static byte escaped(ByteBuffer digits) {
    int high = digits.hasRemaining() ? Character.digit(digits.get(), 16) : -1;
    int low = digits.hasRemaining() ? Character.digit(digits.get(), 16) : -1;
    if (high < 0 || low < 0) {
      throw refused("holds a damaged percent-encoding");
    }
    return (byte) (high << 4 | low);
  }

  private static IllegalArgumentException refused(String why) {
    return new IllegalArgumentException(
        "reference: "
            + why
            + " (expected: the address of a LinkedIn profile or Sales Navigator lead, a nickname,"
            + " or an id that starts with "
            + MEMBER_PREFIX
            + " or "
            + SALES_NAVIGATOR_PREFIX
            + ")");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LinkedInReference reference
        && kind == reference.kind
        && value.equals(reference.value);
  }

  @Override
  public int hashCode() {
    return Objects.hash(kind, value);
  }

  /** The kind, never the value. */
  @Override
  public String toString() {
    return "LinkedInReference[" + kind + "]";
  }

  /** The sorts of reference that the service tells apart. */
  public enum Kind {
    /** The readable name in a profile's address; {@code linkedin} in the service's rows. */
    NICKNAME,
    /** LinkedIn's own id of a member, {@code ACoA…}; {@code ln_id} in the service's rows. */
    MEMBER_ID,
    /** Sales Navigator's id of a member, {@code ACwA…}; {@code sn_id} in the service's rows. */
    SALES_NAVIGATOR_ID
  }
}
