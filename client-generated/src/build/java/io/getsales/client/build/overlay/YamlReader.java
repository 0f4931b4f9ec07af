package io.getsales.client.build.overlay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Reads a YAML 1.2 or JSON file into a {@link JsonTree}.
 *
 * <p>Values follow the YAML 1.2 core schema, so that {@code on} and dates stay text. Keys always
 * stay text as written, a response code {@code 200} included. An anchored value is copied to each
 * place that refers to it or merges it with {@code <<}: an action on one place must not change the
 * others.
 */
public final class YamlReader {

  private final Path file;
  private final IdentityHashMap<Object, Integer> lines = new IdentityHashMap<>();
  private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());

  private YamlReader(Path file) {
    this.file = file;
  }

  /**
   * Reads a file.
   *
   * @throws OverlayException when the file is missing, is not UTF-8, is not one YAML document, or
   *     holds what JSON cannot express
   */
  public static YamlDocument read(Path file) {
    return new YamlReader(file).document();
  }

  private YamlDocument document() {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(file.toString())
            .setSchema(new CoreSchema())
            .setCodePointLimit(Integer.MAX_VALUE)
            .setAllowNonScalarKeys(true) // to refuse them with their line
            .build();
    Optional<Node> root;
    try {
      root = new Compose(settings).composeString(text());
    } catch (MarkedYamlEngineException e) {
      throw new OverlayException(
          at(e.getProblemMark()) + "not readable as YAML or JSON: " + e.getProblem(), e);
    } catch (YamlEngineException e) {
      throw new OverlayException(file + ": not readable as YAML or JSON: " + e.getMessage(), e);
    }
    if (root.isEmpty()) {
      throw new OverlayException(file + ": the file is empty");
    }
    return new YamlDocument(file, value(root.get()), lines);
  }

  private String text() {
    if (!Files.isRegularFile(file)) {
      throw new OverlayException(file + ": no such file");
    }
    try {
      String text = Files.readString(file);
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new OverlayException(file + ": not UTF-8", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private @Nullable Object value(Node node) {
    if (node instanceof ScalarNode scalar) {
      return scalar(scalar);
    }
    if (!open.add(node)) {
      throw problem(node, "a value that contains itself through an alias");
    }
    Object value = node instanceof MappingNode mapping ? object(mapping) : list(node);
    open.remove(node);
    node.getStartMark().ifPresent(mark -> lines.put(value, mark.getLine() + 1));
    return value;
  }

  private Map<String, @Nullable Object> object(MappingNode node) {
    requireTag(node, Tag.MAP);
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    for (NodeTuple tuple : node.getValue()) {
      String key = key(tuple.getKeyNode());
      if (members.containsKey(key)) {
        throw problem(tuple.getKeyNode(), "the key \"" + key + "\" a second time");
      }
      members.put(key, value(tuple.getValueNode()));
    }
    return members;
  }

  private String key(Node node) {
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    throw problem(node, "a key that is not a scalar");
  }

  private List<@Nullable Object> list(Node node) {
    requireTag(node, Tag.SEQ);
    List<@Nullable Object> entries = new ArrayList<>();
    for (Node entry : ((SequenceNode) node).getValue()) {
      entries.add(value(entry));
    }
    return entries;
  }

  private @Nullable Object scalar(ScalarNode node) {
    Tag tag = node.getTag();
    String text = node.getValue();
    try {
      if (tag.equals(Tag.STR)) {
        return text;
      }
      if (tag.equals(Tag.NULL)) {
        return null;
      }
      if (tag.equals(Tag.BOOL)) {
        return text.toLowerCase(Locale.ROOT).equals("true");
      }
      if (tag.equals(Tag.INT)) {
        return integer(text);
      }
      if (tag.equals(Tag.FLOAT)) {
        return new BigDecimal(text);
      }
    } catch (NumberFormatException e) {
      throw problem(node, "the number " + text + ", which JSON cannot express");
    }
    throw problem(node, "the tag " + tag + ", which JSON cannot express");
  }

  private static BigInteger integer(String text) {
    if (text.startsWith("0x")) {
      return new BigInteger(text.substring(2), 16);
    }
    if (text.startsWith("0o")) {
      return new BigInteger(text.substring(2), 8);
    }
    return new BigInteger(text);
  }

  private void requireTag(Node node, Tag tag) {
    if (!node.getTag().equals(tag)) {
      throw problem(node, "the tag " + node.getTag() + ", which JSON cannot express");
    }
  }

  private OverlayException problem(Node node, String what) {
    return new OverlayException(at(node.getStartMark()) + "found " + what);
  }

  private String at(Optional<Mark> mark) {
    return file
        + mark.map(m -> ", line " + (m.getLine() + 1) + ", column " + (m.getColumn() + 1))
            .orElse("")
        + ": ";
  }
}
