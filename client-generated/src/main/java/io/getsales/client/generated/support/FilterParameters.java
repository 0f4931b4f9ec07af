package io.getsales.client.generated.support;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Query parameters of a filter, with their full names on the wire ({@code filter[sent_at][>=]}). A
 * name may occur more than once, as {@code filter[uuid][]} does for "any of"; so this is a map only
 * in so far as Retrofit's {@code @QueryMap} reads one.
 *
 * <p>Not thread-safe while it is filled.
 */
public final class FilterParameters extends AbstractMap<String, String> {
  private final List<Entry<String, String>> entries = new ArrayList<>();

  /** No parameters: the list is not filtered. */
  public FilterParameters() {}

  /**
   * Adds one parameter; a second one of the same name is sent beside the first.
   *
   * @param name the whole name as it is sent, such as {@code filter[status]}
   * @param value the text, not yet encoded
   * @return these parameters
   */
  public FilterParameters add(String name, String value) {
    entries.add(
        Map.entry(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value")));
    return this;
  }

  @Override
  public Set<Entry<String, String>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public Iterator<Entry<String, String>> iterator() {
        return List.copyOf(entries).iterator();
      }

      @Override
      public int size() {
        return entries.size();
      }
    };
  }

  /** The names, never the values: filters can hold email addresses. */
  @Override
  public String toString() {
    return entries.stream().map(Entry::getKey).toList().toString();
  }
}
