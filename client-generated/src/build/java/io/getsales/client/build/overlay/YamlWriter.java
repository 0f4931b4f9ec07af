package io.getsales.client.build.overlay;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Present;
import org.snakeyaml.engine.v2.api.lowlevel.Serialize;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Writes a {@link JsonTree} as YAML that parsers of YAML 1.1 and 1.2 read alike.
 *
 * <p>The generator's parser follows YAML 1.1, where an unquoted {@code on} is a boolean and {@code
 * 2024-12-11} a date. So a string stands unquoted only when it is plainly a word or a phrase.
 */
public final class YamlWriter {

  private static final String PLAIN_CHARACTERS = "[A-Za-z0-9_/.{}(),'+-]";

  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z_/]" + PLAIN_CHARACTERS + "*(?: " + PLAIN_CHARACTERS + "+)*");

  private static final Set<String> WORDS_OF_OTHER_TYPES =
      Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null");

  private static final int LONGEST_KEY_WITHOUT_QUESTION_MARK = 1000;

  private YamlWriter() {}

  /** Returns the text of a document, with keys in the order of the tree and LF line ends. */
  public static String write(@Nullable Object root) {
    DumpSettings settings =
        DumpSettings.builder()
            .setSchema(new CoreSchema())
            .setSplitLines(false)
            .setUseUnicodeEncoding(false) // YAML 1.1 ends a line at characters that 1.2 does not
            .setMaxSimpleKeyLength(LONGEST_KEY_WITHOUT_QUESTION_MARK)
            .build();
    return new Present(settings)
        .emitToString(new Serialize(settings).serializeOne(node(root)).iterator());
  }

  private static Node node(@Nullable Object value) {
    if (JsonTree.isObject(value)) {
      List<NodeTuple> members = new ArrayList<>();
      for (Map.Entry<String, @Nullable Object> member : JsonTree.object(value).entrySet()) {
        members.add(new NodeTuple(key(member.getKey()), node(member.getValue())));
      }
      return new MappingNode(Tag.MAP, members, style(members));
    }
    if (JsonTree.isList(value)) {
      List<Node> entries = new ArrayList<>();
      for (Object entry : JsonTree.list(value)) {
        entries.add(node(entry));
      }
      return new SequenceNode(Tag.SEQ, entries, style(entries));
    }
    return scalar(value);
  }

  private static FlowStyle style(List<?> content) {
    return content.isEmpty() ? FlowStyle.FLOW : FlowStyle.BLOCK;
  }

  private static Node key(String key) {
    return new ScalarNode(
        Tag.STR, key, isPlain(key) ? ScalarStyle.PLAIN : ScalarStyle.DOUBLE_QUOTED);
  }

  private static Node scalar(@Nullable Object value) {
    if (value == null) {
      return new ScalarNode(Tag.NULL, "null", ScalarStyle.PLAIN);
    }
    if (value instanceof String text) {
      return new ScalarNode(Tag.STR, text, style(text));
    }
    if (value instanceof Boolean) {
      return new ScalarNode(Tag.BOOL, value.toString(), ScalarStyle.PLAIN);
    }
    if (value instanceof BigDecimal decimal) {
      String text = decimal.toPlainString();
      return new ScalarNode(Tag.FLOAT, text.contains(".") ? text : text + ".0", ScalarStyle.PLAIN);
    }
    return new ScalarNode(Tag.INT, value.toString(), ScalarStyle.PLAIN);
  }

  private static ScalarStyle style(String text) {
    if (isPlain(text)) {
      return ScalarStyle.PLAIN;
    }
    return text.indexOf('\n') >= 0 ? ScalarStyle.LITERAL : ScalarStyle.DOUBLE_QUOTED;
  }

  private static boolean isPlain(String text) {
    return PLAIN.matcher(text).matches()
        && !WORDS_OF_OTHER_TYPES.contains(text.toLowerCase(Locale.ROOT));
  }
}
