package io.getsales.client.build.overlay;

import java.nio.file.Path;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/** A document as read from a file, with the lines on which its objects and lists begin. */
public final class YamlDocument {

  private final Path file;
  private final @Nullable Object root;
  private final IdentityHashMap<Object, Integer> lines;

  /**
   * @param lines line numbers from 1 by identity of the object or list
   */
  YamlDocument(Path file, @Nullable Object root, IdentityHashMap<Object, Integer> lines) {
    this.file = file;
    this.root = root;
    this.lines = lines;
  }

  Path file() {
    return file;
  }

  /** Returns what the document says. */
  public @Nullable Object root() {
    return root;
  }

  /** Returns the line on which an object or list of this document begins, 0 when unknown. */
  int lineOf(@Nullable Object value) {
    return value == null ? 0 : lines.getOrDefault(value, 0);
  }
}
