package io.getsales.client.build.overlay;

import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import java.util.Collections;
import java.util.List;

/** Picks among the children of a node: one selector of an RFC 9535 segment. */
sealed interface Selector {

  /** Tells whether the selector picks a child. */
  boolean picks(Place child);

  /** Picks the member of an object that has this name. */
  record Name(String name) implements Selector {
    @Override
    public boolean picks(Place child) {
      return child.key().equals(name);
    }
  }

  /** Picks the entry of a list at this index, counted from the end when negative. */
  record Index(int index) implements Selector {
    @Override
    public boolean picks(Place child) {
      return child.isEntry()
          && child.index() == (index < 0 ? child.listAround().size() + index : index);
    }
  }

  /** Picks every child. */
  record Wildcard() implements Selector {
    @Override
    public boolean picks(Place child) {
      return true;
    }
  }

  /**
   * Picks the children for which an expression holds. Only the expression is json-path's to judge:
   * over a whole target it would test an object itself where RFC 9535 tests its members, and answer
   * a merged copy for a choice of two names.
   */
  record Filter(JsonPath onListOfOne) implements Selector {

    /**
     * @param expression what stands after the question mark, with or without parentheses around it
     * @throws InvalidPathException when json-path cannot read it
     */
    static Filter of(String expression) {
      return new Filter(JsonPath.compile("$[?(" + expression + ")]"));
    }

    @Override
    public boolean picks(Place child) {
      List<?> accepted = onListOfOne.read(Collections.singletonList(child.value()));
      return !accepted.isEmpty();
    }
  }
}
