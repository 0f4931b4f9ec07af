package io.getsales.client.sandbox;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a LinkedIn reference of any form names: a profile address, a Sales Navigator address, a
 * nickname, or one of the three ids.
 *
 * @param field the contact's field that holds it: linkedin, ln_id, sn_id or ln_member_id
 * @param value the value in that field's form; nicknames in lower case
 */
record LinkedInReference(String field, String value) {
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?i)^(?:https?://)?(?:[a-z]{2,3}\\.)?linkedin\\.com/"
              + "(?:in|pub|people|sales/lead|sales/people|sales/profile)/([^/?#]+).*$");

  static LinkedInReference parse(String text) {
    String token = text.trim();
    Matcher address = ADDRESS.matcher(token);
    if (address.matches()) {
      token = decode(address.group(1));
    } else if (token.startsWith("/") || token.startsWith("in/")) {
      token = decode(token.replaceFirst("^/?(in|people)/", "").replaceFirst("[/?#].*$", ""));
    }
    int comma = token.indexOf(',');
    if (comma > 0) {
      token = token.substring(0, comma);
    }
    if (token.startsWith("ACoA")) {
      return new LinkedInReference("ln_id", token);
    }
    if (token.startsWith("ACwA")) {
      return new LinkedInReference("sn_id", token);
    }
    if (!token.isEmpty() && token.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return new LinkedInReference("ln_member_id", token);
    }
    return new LinkedInReference("linkedin", token.toLowerCase(Locale.ROOT));
  }

  private static String decode(String segment) {
    try {
      return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return segment;
    }
  }
}
